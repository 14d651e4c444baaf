using System.Text.Json;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StatesLanguage.History;

namespace AmiPipeline.Cli.Commands.States;

/// <summary>An execution to run: its input, the results of its tasks, and its context.</summary>
internal sealed class MockedRun
{
    /// <summary>The error of a task for which the mocks have no more results.</summary>
    public const string NoAnswer = "Mock.NoAnswer";

    // A placeholder account, so that nobody mistakes the ARNs in an output for their own.
    private const string StateMachineArn = "arn:aws:states:us-east-1:111111111111:stateMachine:StateMachine";

    // The engine itself reports what is nested too deeply for an execution.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = int.MaxValue };

    private readonly StatesRunArguments _arguments;
    private readonly string _input;
    private readonly MockTaskHandler _tasks;
    private readonly string? _context;

    private MockedRun(StatesRunArguments arguments, string input, MockTaskHandler tasks, string? context) =>
        (_arguments, _input, _tasks, _context) = (arguments, input, tasks, context);

    /// <summary>Reads the files.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="source">Reads files and standard input.</param>
    /// <exception cref="UserErrorException">One of them can't be read or is invalid.</exception>
    public static MockedRun Read(StatesRunArguments arguments, TextSource source) => new(
        arguments,
        ReadJson(arguments.Input, "an input", source) ?? "{}",
        ReadMocks(arguments, source),
        ReadContext(arguments.Context, source));

    /// <summary>Runs it to its end.</summary>
    /// <param name="document">The state machine.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <exception cref="UserErrorException">The input is too large for an execution.</exception>
    public async Task<Execution> RunAsync(StateMachineDocument document, CancellationToken cancellation)
    {
        var clock = new VirtualClock(_arguments.Now);
        var options = new ExecutionOptions { StateMachineArn = StateMachineArn, Seed = _arguments.Seed, ContextOverrides = _context };
        var execution = Start(document, clock, options);
        await new ExecutionDriver(_tasks, clock).RunAsync(execution, cancellation);
        return execution;
    }

    /// <summary>The states whose tasks found no result, each once.</summary>
    /// <param name="execution">An execution that has ended.</param>
    public static IReadOnlyList<string> StatesWithoutAnswer(Execution execution)
    {
        List<string> states = [];
        foreach (var history in execution.SelfAndChildren.Select(one => one.History))
        {
            foreach (var failed in history.Where(one => one.Error == NoAnswer && one.Task is not null))
            {
                var entered = failed;
                while (entered.Type != HistoryEventType.TaskStateEntered)
                {
                    entered = history[(int)entered.PreviousEventId - 1];
                }

                states.Add(entered.Name!);
            }
        }

        return [.. states.Distinct()];
    }

    private Execution Start(StateMachineDocument document, VirtualClock clock, ExecutionOptions options)
    {
        try
        {
            return new Execution(document, _input, clock, options);
        }
        catch (ArgumentException refused) when (refused.ParamName == "input")
        {
            throw Unusable(_arguments.Input!, "an input", refused);
        }
        catch (ArgumentException refused) when (refused.ParamName == "options")
        {
            throw Unusable(_arguments.Context!, "a context", refused);
        }
    }

    private static MockTaskHandler ReadMocks(StatesRunArguments arguments, TextSource source)
    {
        if (arguments.S3 is { } directory && !Directory.Exists(directory))
        {
            throw UserErrorException.ForFile($"There is no directory {directory}. Name one with a directory for each bucket, and the objects in them by their keys.");
        }

        try
        {
            return new MockTaskHandler(ReadJson(arguments.Mocks, "mocks", source) ?? "{}", arguments.S3 is null ? null : new ObjectTasks(new S3Directory(arguments.S3)));
        }
        catch (ArgumentException refused)
        {
            throw Unusable(arguments.Mocks!, "mocks", refused);
        }
    }

    private static string? ReadContext(string? file, TextSource source)
    {
        if (ReadJson(file, "a context", source) is not { } json)
        {
            return null;
        }

        using var document = JsonDocument.Parse(json, Deep);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? json
            : throw UserErrorException.ForFile($"{TextSource.DisplayName(file!)} cannot be used as a context: it must be a JSON object with fields of the context object.");
    }

    private static string? ReadJson(string? file, string what, TextSource source)
    {
        if (file is null)
        {
            return null;
        }

        var text = source.Read(file, what);
        try
        {
            using var document = JsonDocument.Parse(text, Deep);
            return text;
        }
        catch (JsonException invalid)
        {
            throw Unusable(file, what, invalid);
        }
    }

    private static UserErrorException Unusable(string file, string what, Exception reason)
    {
        var message = reason is ArgumentException { ParamName: { } parameter }
            ? reason.Message.Replace($" (Parameter '{parameter}')", string.Empty, StringComparison.Ordinal)
            : $"it is not JSON. {reason.Message}";
        return UserErrorException.ForFile($"{TextSource.DisplayName(file)} cannot be used as {what}: {message}");
    }
}
