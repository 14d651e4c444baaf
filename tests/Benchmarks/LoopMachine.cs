using System.Text;
using System.Text.Json;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Benchmarks;

/// <summary>The pipeline's own way of waiting, and nothing else: Wait → Task → Choice, until the task says that none remain.</summary>
internal sealed class LoopMachine : ITaskHandler
{
    private const string Definition = """
        {
          "StartAt": "Wait",
          "States": {
            "Wait": { "Type": "Wait", "SecondsPath": "$.waitSeconds", "Next": "Check" },
            "Check": {
              "Type": "Task", "Resource": "${CheckFunctionArn}", "TimeoutSeconds": 60,
              "Parameters": { "execution.$": "$$.Execution.Id", "remaining.$": "$.remaining" },
              "Retry": [{ "ErrorEquals": ["States.ALL"] }],
              "Next": "Done?"
            },
            "Done?": {
              "Type": "Choice",
              "Choices": [{ "Variable": "$.remaining", "NumericGreaterThan": 0, "Next": "Wait" }],
              "Default": "Done"
            },
            "Done": { "Type": "Succeed" }
          }
        }
        """;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly StateMachineDocument _document = StateMachineDocument.Load(Definition);
    private readonly int _rounds;
    private readonly TaskOutcome[] _outcomes;

    /// <param name="rounds">How often an execution goes round.</param>
    public LoopMachine(int rounds)
    {
        _rounds = rounds;
        _outcomes = [.. Enumerable.Range(0, rounds).Select(remaining => TaskOutcome.Succeeded(Encoding.UTF8.GetBytes(Data(remaining))))];
    }

    /// <summary>Runs executions side by side on one virtual clock.</summary>
    /// <param name="executions">How many.</param>
    /// <returns>The state transitions of all of them.</returns>
    public async Task<long> RunAsync(int executions)
    {
        var clock = new VirtualClock(Start);
        var scheduler = new ExecutionScheduler(clock, this);
        var all = new List<Execution>(executions);
        for (var seed = 0; seed < executions; seed++)
        {
            var execution = new Execution(_document, Data(_rounds), clock, new ExecutionOptions { Seed = seed });
            all.Add(execution);
            scheduler.Add(execution);
        }

        await scheduler.RunAsync();
        return all.TrueForAll(execution => execution.Status == ExecutionStatus.Succeeded)
            ? all.Sum(execution => execution.StateTransitions)
            : throw new InvalidOperationException("An execution did not succeed.");
    }

    public ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken)
    {
        var reader = new Utf8JsonReader(request.PayloadUtf8.Span);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("remaining"u8))
            {
                reader.Read();
                return ValueTask.FromResult(_outcomes[reader.GetInt32() - 1]);
            }
        }

        throw new InvalidOperationException($"The payload names no rounds: {request.Payload}");
    }

    private static string Data(int remaining) => $$"""{"waitSeconds":15,"remaining":{{remaining}},"state":"pending","progress":"50%"}""";
}
