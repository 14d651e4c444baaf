using System.Text.Json;
using System.Text.Json.Nodes;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StatesLanguage.States;
using AmiPipeline.StepFunctions.Wire;

namespace AmiPipeline.StepFunctions.Executions;

/// <summary>
/// Executions that tasks of executions start (<c>states:startExecution</c>, with <c>.sync</c> and <c>.sync:2</c>): what such a task is answered, and
/// when the one that it waits for has ended. An execution that ends stops those that its tasks still wait for.
/// </summary>
/// <param name="state">The executions that there are.</param>
/// <param name="calls">What goes wrong with a start.</param>
internal sealed class NestedExecutions(ServiceState state, ServiceCalls calls)
{
    private readonly Lock _gate = new();
    private readonly List<Waiting> _waiting = [];

    public static bool IsStart(TaskRequest request) => request.Resource.Contains(":states:::states:startExecution", StringComparison.Ordinal);

    /// <summary>Starts one for a task.</summary>
    /// <param name="request">The task.</param>
    /// <param name="parent">The execution that the outcome is reported to.</param>
    public TaskOutcome Start(TaskRequest request, StartedExecution parent)
    {
        StartedExecution started;
        try
        {
            // It may end at once, on another thread: its end is to find the task that waits for it.
            lock (_gate)
            {
                var lost = calls.LostStart(request.Parameters);
                started = Start(JsonNode.Parse(request.Parameters)!.AsObject());
                if (lost is not null)
                {
                    return lost;
                }

                if (request.Pattern == IntegrationPattern.RunJob)
                {
                    _waiting.Add(new Waiting(parent, request.Id, started, request.Resource.EndsWith(":2", StringComparison.Ordinal)));
                }
            }
        }
        catch (ApiRefusalException refused)
        {
            return TaskOutcome.Failed(
                $"StepFunctions.{refused.Code}Exception",
                $"{refused.Message} (Service: AWSStepFunctions; Status Code: 400; Error Code: {refused.Code}; Request ID: 00000000-0000-4000-8000-000000000000; Proxy: null)");
        }

        var response = new JsonObject { ["ExecutionArn"] = started.Arn, ["StartDate"] = started.Execution.StartTime.ToUnixTimeMilliseconds() }.ToJsonString();
        return request.Pattern == IntegrationPattern.RequestResponse ? TaskOutcome.Returned(response) : TaskOutcome.Hang with { Submission = response };
    }

    private StartedExecution Start(JsonObject parameters)
    {
        var requested = MachineArn.Parse((string?)parameters["StateMachineArn"] ?? string.Empty);
        var machine = state.Machine(requested.Machine);
        var name = (string?)parameters["Name"];
        return name is not null && state.Find(machine, name) is { } existing
            ? throw new ApiRefusalException("ExecutionAlreadyExists", $"Execution Already Exists: '{existing.Arn}'")
            : state.Start(machine, requested, name, Input(parameters["Input"]), null);
    }

    /// <summary>Reports the ends of executions to the tasks that wait for them.</summary>
    public void NoteEnds()
    {
        List<Waiting> done;
        lock (_gate)
        {
            done = [.. _waiting.Where(one => one.Nested.Status != "RUNNING" || one.Parent.Status != "RUNNING")];
            _waiting.RemoveAll(done.Contains);
        }

        foreach (var one in done)
        {
            Report(one);
        }
    }

    private void Report(Waiting one)
    {
        if (one.Nested.Status == "RUNNING")
        {
            one.Nested.Execution.Abort();
            state.NoteEnds();
        }
        else if (one.Nested.Status == "SUCCEEDED")
        {
            one.Parent.Execution.TaskReturned(one.TaskId, Describe(one.Nested, one.IsParsed).ToJsonString());
        }
        else
        {
            one.Parent.Execution.TaskFailed(one.TaskId, "States.TaskFailed", Describe(one.Nested, isParsed: false).ToJsonString());
        }
    }

    /// <summary>The fields by their names, as recorded; with <c>.sync:2</c>, input and output are JSON, not text that holds it.</summary>
    private static JsonObject Describe(StartedExecution nested, bool isParsed)
    {
        var engine = nested.Execution;
        var described = new JsonObject();
        Add("Cause", engine.Cause);
        Add("Error", engine.Error);
        Add("ExecutionArn", nested.Arn);
        Add("Input", Data(nested.Input));
        Add("InputDetails", new JsonObject { ["Included"] = true });
        Add("Name", nested.Name);
        Add("Output", engine.Output is null ? null : Data(engine.Output));
        Add("OutputDetails", engine.Output is null ? null : new JsonObject { ["Included"] = true });
        Add("StartDate", engine.StartTime.ToUnixTimeMilliseconds());
        Add("StateMachineArn", nested.StateMachineArn);
        Add("Status", nested.Status);
        Add("StopDate", engine.StopTime!.Value.ToUnixTimeMilliseconds());
        return described;

        JsonNode? Data(string json) => isParsed ? JsonNode.Parse(json) : json;

        void Add(string name, JsonNode? value)
        {
            if (value is not null)
            {
                described[name] = value;
            }
        }
    }

    /// <summary>The input as StartExecution takes it: a string is JSON already.</summary>
    private static string Input(JsonNode? input) => input switch
    {
        null => "{}",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => input.ToJsonString(),
    };

    /// <param name="Parent">The execution whose task waits.</param>
    /// <param name="TaskId">The task.</param>
    /// <param name="Nested">The execution that it waits for.</param>
    /// <param name="IsParsed">Whether it gets input and output as JSON.</param>
    private sealed record Waiting(StartedExecution Parent, long TaskId, StartedExecution Nested, bool IsParsed);
}
