using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StatesLanguage.History;

namespace AmiPipeline.StatesLanguage.Tests;

/// <summary>Makes small machines and runs them on virtual time.</summary>
internal static class Machine
{
    public static readonly DateTimeOffset Start = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A machine of the given states, the first of which is where it starts.</summary>
    public static string Of(string states) => $$"""{"StartAt": {{FirstName(states)}}, "States": { {{states}} } }""";

    /// <summary>A machine of one state, <c>S</c>, that ends.</summary>
    public static string OfOne(string fields) => Of($$""" "S": { {{fields}}, "End": true } """);

    /// <summary>The fields of a task of the function <c>F</c>, and those given.</summary>
    public static string Task(string fields = "\"End\": true") => $$"""{ "Type": "Task", "Resource": "${F}", {{fields}} }""";

    public static async Task<Execution> RunAsync(
        string definition, string input = "{}", Func<TaskRequest, TaskOutcome>? function = null, ExecutionOptions? options = null)
    {
        var clock = new VirtualClock(Start);
        var execution = new Execution(StateMachineDocument.Load(definition), input, clock, options);
        await new ExecutionDriver(new FunctionHandler(function ?? Echo), clock).RunAsync(execution);
        return execution;
    }

    /// <summary>The events as text: seconds since the start, type, and the state or error.</summary>
    public static IEnumerable<string> Timeline(this Execution execution) =>
        from one in execution.History
        let seconds = (one.Timestamp - execution.StartTime).TotalSeconds
        let detail = one.Name ?? one.Error
        let index = one.Index is { } number ? $"#{number}" : string.Empty
        select $"{seconds} {one.Type}{(detail is null ? string.Empty : $" {detail}")}{index}";

    public static IEnumerable<HistoryEventType> Types(this Execution execution) => execution.History.Select(one => one.Type);

    private static TaskOutcome Echo(TaskRequest request) => TaskOutcome.Succeeded(request.Payload);

    private static string FirstName(string states)
    {
        var start = states.IndexOf('"', StringComparison.Ordinal);
        return states[start..(states.IndexOf('"', start + 1) + 1)];
    }
}
