using AmiPipeline.Configuration;
using AmiPipeline.Errors;
using AmiPipeline.Functions.Catalog;
using AmiPipeline.Functions.Sharing;
using AmiPipeline.Reports;
using AmiPipeline.Simulator;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Options;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.Verification;

namespace AmiPipeline.Engines.Simulated;

/// <summary>Runs the pipeline's own document and functions on a simulated cloud, in virtual time.</summary>
public sealed class SimulatedEngine
{
    private readonly SimulatedEngineOptions _options;
    private readonly StateMachineDocument _document;
    private readonly Dictionary<string, LambdaFunction> _functionsAsRoles = new(StringComparer.Ordinal);

    /// <summary>Sets a world up; executions follow one another in it.</summary>
    /// <param name="world">The world as it is at the start.</param>
    /// <param name="options">How to run.</param>
    /// <param name="document">The document to run. Default: the pipeline's own.</param>
    public SimulatedEngine(WorldDefinition world, SimulatedEngineOptions options, StateMachineDocument? document = null)
    {
        _options = options;
        _document = document ?? PipelineDocument.Load();
        Clock = new VirtualClock(options.Start);
        Cloud = new SimulatedCloud(world, options.Simulator(new SimulatorOptions { Time = Clock, Seed = options.Seed }));
        if (options.Functions.Configuration is { CopyQueue: not null } configuration)
        {
            Cloud.Tables.Add(options.AccountId, options.Region, configuration.Name.CopyQueueTable, CopyQueueSettings.TableKey);
        }

        Functions = new FunctionCatalog(SimulatedClients.Create(Cloud, Clock), Clock, options.Functions);
    }

    /// <summary>Virtual time.</summary>
    public VirtualClock Clock { get; }

    /// <summary>The simulated cloud.</summary>
    public SimulatedCloud Cloud { get; }

    /// <summary>The functions, over the simulated cloud, as the account itself.</summary>
    public FunctionCatalog Functions { get; }

    /// <summary>Runs one execution to its end.</summary>
    /// <param name="request">The request document.</param>
    /// <param name="name">The execution's name.</param>
    /// <param name="cancellationToken">Aborts the execution.</param>
    public async Task<ExecutionReport> RunAsync(string request, string name, CancellationToken cancellationToken = default)
    {
        var callsBefore = Cloud.Calls.Count;
        var execution = new Execution(_document, request, Clock, new ExecutionOptions
        {
            StateMachineArn = StateMachine.ToString(),
            Name = name,
            Seed = _options.Seed,
            OnEvent = _options.OnEvent,
        });

        await new ExecutionDriver(_options.Tasks(new FunctionTaskHandler(Function, _options.Log)), Clock).RunAsync(execution, cancellationToken);
        return Report(execution, callsBefore);
    }

    /// <summary>Which execution a function would work for, outside any execution: for planning alone.</summary>
    /// <param name="name">The execution's name.</param>
    public ExecutionIdentity Identity(string name) => new(StateMachine.Execution(name).ToString(), name, StateMachine.ToString());

    /// <summary>Plans a request outside any execution. Leaves everything as it was.</summary>
    /// <param name="request">The request document.</param>
    /// <param name="name">The name that an execution would have.</param>
    /// <param name="sharesSource">Whether the source is another account's, and must be shared to be read.</param>
    /// <param name="onShared">Called once the source is shared, before anything is planned.</param>
    /// <exception cref="RequestRefusedException">The request is malformed or cannot be met; all reasons are listed.</exception>
    public async Task<PlannedExecution> PlanAsync(string request, string name, bool sharesSource, Action? onShared = null)
    {
        if (!sharesSource)
        {
            return await PlannedExecution.CreateAsync(_document, request, await InvokeAsync(FunctionNames.PlanImage, request, name));
        }

        await InvokeAsync(FunctionNames.ShareSource, request, name);
        onShared?.Invoke();
        try
        {
            return await PlanAsync(request, name, sharesSource: false);
        }
        finally
        {
            await InvokeAsync(FunctionNames.UnshareSource, request, name);
        }
    }

    private Task<string> InvokeAsync(string function, string request, string name) =>
        new PlanInvocation(Function, _options.Log).InvokeAsync(function, request, Identity(name));

    /// <summary>The aliases of the keys in the account and Region and in others, by key ARN; a key without an alias is not in it. Makes no call.</summary>
    /// <param name="others">The other accounts and Regions.</param>
    public IReadOnlyDictionary<string, string> KeyAliases(params IEnumerable<AwsLocation> others) =>
        others.Prepend(new AwsLocation(_options.AccountId, _options.Region)).Distinct().SelectMany(location => Cloud.Inspect(location.AccountId, location.Region).Keys.Where(key => Arn.Parse(key.Arn).AccountId == location.AccountId))
            .Where(key => key.Aliases.Count > 0)
            .ToDictionary(key => key.Arn, key => key.Aliases[0]);

    /// <summary>A function as an execution calls it: as its own role, if the options give it one.</summary>
    /// <param name="name">The handler name.</param>
    public LambdaFunction Function(string name)
    {
        if (_options.ClientsOf is not { } clientsOf)
        {
            return Functions[name];
        }

        if (!_functionsAsRoles.TryGetValue(name, out var function))
        {
            _functionsAsRoles[name] = function = new FunctionCatalog(clientsOf(this, name), Clock, _options.Functions)[name];
        }

        return function;
    }

    private StateMachineArn StateMachine =>
        new(Partition.FromRegion(_options.Region).Name, new AwsLocation(_options.AccountId, _options.Region), _options.Functions.Name.Text);

    private ExecutionReport Report(Execution execution, int callsBefore)
    {
        var calls = Cloud.Calls.All.Skip(callsBefore).ToList();
        var end = execution.StopTime ?? Clock.GetUtcNow();
        return new ExecutionReport
        {
            ExecutionArn = execution.Arn,
            Status = execution.Status,
            Result = execution.Output is { } output ? FunctionOutput.Read<VerifiedImage>(output) : null,
            Failure = execution.Status == ExecutionStatus.Succeeded ? null : Failure.From(new StateError(execution.Error ?? execution.Status.ToString(), execution.Cause)),
            Duration = end - execution.StartTime,
            Waited = WaitTime.Sum(execution.History),
            Ec2Time = Cloud.TimeAtWork(execution.StartTime, end),
            Calls = [.. calls.GroupBy(call => (call.Service, call.Action)).Select(same => new CallCount(same.Key.Service, same.Key.Action, same.Count(), same.Count(call => call.ErrorCode is not null)))],
            StateTransitions = execution.StateTransitions,
            CleanUp = CleanUpReport.From(execution.History),
            SharedBy = StateOutputs.Read<SharedSource>(execution.History, StateNames.ShareSource).FirstOrDefault()?.AccountId,
            History = [.. execution.History],
            MayHaveMade = MakingStates.AreIn(execution.History),
        };
    }
}
