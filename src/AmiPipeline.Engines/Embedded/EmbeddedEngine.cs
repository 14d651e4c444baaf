using System.Text.Json.Nodes;
using AmiPipeline.Engines.Aws;
using AmiPipeline.Errors;
using AmiPipeline.Functions.Catalog;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Functions.Sharing;
using AmiPipeline.Reports;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StatesLanguage.History;
using AmiPipeline.Verification;

namespace AmiPipeline.Engines.Embedded;

/// <summary>Runs the pipeline's own document and functions on AWS from this machine, with nothing deployed.</summary>
/// <param name="session">AWS.</param>
/// <param name="clock">The clock: the system's, or a test's.</param>
/// <param name="options">How to run.</param>
public sealed class EmbeddedEngine(AwsSession session, TimeProvider clock, EmbeddedEngineOptions options)
{
    private readonly FunctionCatalog _functions = new(session.Clients(clock), clock, options.Functions with { HasOnePrincipal = true });

    /// <summary>The owner of the executions.</summary>
    public LocalOwner Owner { get; } = new(options.HostName, session.Caller);

    /// <summary>Runs one execution to its end.</summary>
    /// <param name="request">The request document.</param>
    /// <param name="name">The execution's name; a name is for one execution.</param>
    /// <param name="stop">Aborts the execution once the calls in flight have come back. What it made then stays, until <see cref="CleanUpAsync"/>.</param>
    public async Task<ExecutionReport> RunAsync(string request, string name, CancellationToken stop = default)
    {
        var (report, output) = await RunAsync(PipelineDocument.Load(), request, name, stop);
        return output is null ? report : report with { Result = FunctionOutput.Read<VerifiedImage>(output) };
    }

    /// <summary>Plans a request. Only reads: a source of another account is read with the access that there is.</summary>
    /// <param name="request">The request document.</param>
    /// <param name="name">The name that an execution would have.</param>
    /// <exception cref="RequestRefusedException">The request is malformed or cannot be met; all reasons are listed.</exception>
    public async Task<PlannedExecution> PlanAsync(string request, string name)
    {
        var execution = new ExecutionIdentity(Owner.ExecutionArn(name), name, Owner.Tag);
        var planned = await new PlanInvocation(function => _functions[function], options.Log).InvokeAsync(FunctionNames.PlanImage, request, execution);
        return await PlannedExecution.CreateAsync(PipelineDocument.Load(), request, planned);
    }

    /// <summary>Removes what an execution made and did not commit: the clean-up state machine, with its waits. It may be run any number of times.</summary>
    /// <param name="executionArn">The ARN of an execution that has ended, in the session's account and Region.</param>
    /// <param name="request">The request that it was started with, by which a source of another account is unshared; null if it is not known.</param>
    /// <param name="stop">Ends it between two calls.</param>
    /// <returns>A report that has failed if something is left.</returns>
    /// <exception cref="FormatException">It is not the ARN of an execution.</exception>
    public async Task<ExecutionReport> CleanUpAsync(string executionArn, string? request = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(executionArn);
        var name = ExecutionArn.Parse(executionArn).Name;
        var input = PipelineDocument.CleanUpInput(new ExecutionIdentity(executionArn, name, Owner.Tag), request);
        return (await RunAsync(PipelineDocument.LoadCleanUp(), input, name, stop)).Report;
    }

    private async Task<(ExecutionReport Report, string? Output)> RunAsync(StateMachineDocument document, string input, string name, CancellationToken stop)
    {
        var callsBefore = session.Calls.ByAction;
        var execution = new Execution(document, input, clock, new ExecutionOptions
        {
            StateMachineArn = Owner.StateMachineArn,
            Name = name,
            Seed = options.Seed,
            // The functions take the owner from where a deployed state machine has its ARN.
            ContextOverrides = new JsonObject { ["StateMachine"] = new JsonObject { ["Id"] = Owner.Tag } }.ToJsonString(),
            OnEvent = options.OnEvent,
        });

        try
        {
            await new ExecutionDriver(new FunctionTaskHandler(_functions, options.Log), clock).RunAsync(execution, stop);
        }
        catch (OperationCanceledException) when (execution.Status == ExecutionStatus.Aborted)
        {
            // The report says so.
        }

        var report = new ExecutionReport
        {
            ExecutionArn = execution.Arn,
            Status = execution.Status,
            Failure = execution.Status == ExecutionStatus.Succeeded ? null : Failure.From(new StateError(execution.Error ?? execution.Status.ToString(), execution.Cause)),
            Duration = (execution.StopTime ?? clock.GetUtcNow()) - execution.StartTime,
            Waited = WaitTime.Sum(execution.History),
            Calls = AwsCallCounter.Since(callsBefore, session.Calls.ByAction),
            StateTransitions = execution.StateTransitions,
            CleanUp = CleanUpReport.From(execution.History),
            SharedBy = StateOutputs.Read<SharedSource>(execution.History, StateNames.ShareSource).FirstOrDefault()?.AccountId,
            IsRealTime = true,
            History = [.. execution.History],
            MayHaveMade = MakingStates.AreIn(execution.History),
        };
        return (report, execution.Output);
    }
}

/// <summary>How executions run on this machine.</summary>
public sealed record EmbeddedEngineOptions
{
    /// <summary>The machine's name: it goes into <c>ami-pipeline:owner</c>.</summary>
    public required string HostName { get; init; }

    /// <summary>The seed of the retries' jitter. Default: 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The settings that a deployment would give the functions. Default: none, so that nothing is out of bounds.</summary>
    public FunctionSettings Functions { get; init; } = new();

    /// <summary>Takes each event of an execution's history as it happens. Default: nothing.</summary>
    public Action<HistoryEvent>? OnEvent { get; init; }

    /// <summary>Takes the functions' log lines. Default: nothing.</summary>
    public Action<string> Log { get; init; } = _ => { };
}

/// <summary>The owner of executions that run on one machine: names and ARNs like those of Step Functions, with the host in them.</summary>
/// <remarks>A host is a state machine of its own, so that its executions never meet those of another host or of a deployed state machine, whatever their names.</remarks>
/// <param name="hostName">The machine's name.</param>
/// <param name="caller">The caller of AWS on it.</param>
public sealed class LocalOwner(string hostName, AwsCaller caller)
{
    private const string Prefix = "local";

    /// <summary>The value of <c>ami-pipeline:owner</c>.</summary>
    public string Tag => $"{Prefix}/{hostName}";

    /// <summary>The ARN that the host's state machine would have.</summary>
    public string StateMachineArn => StateMachine.ToString();

    private StateMachineArn StateMachine => new(caller.Partition, caller.Location, $"{Prefix}-{string.Concat(hostName.Select(character => char.IsAsciiLetterOrDigit(character) ? character : '-'))}");

    /// <summary>The ARN of one of the host's executions.</summary>
    /// <param name="name">Its name.</param>
    public string ExecutionArn(string name) => StateMachine.Execution(name).ToString();
}
