using System.Text.Json;
using Amazon.EC2;
using Amazon.StepFunctions.Model;
using AmiPipeline.Configuration;
using AmiPipeline.Engines;
using AmiPipeline.Engines.Local;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Functions.Catalog;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Reports.Storing;
using AmiPipeline.Scenarios.LeastPrivilege;
using AmiPipeline.Simulator;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Inspection;
using AmiPipeline.Simulator.Logs;
using AmiPipeline.Simulator.Options;
using AmiPipeline.Simulator.S3;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StepFunctions;
using AmiPipeline.StepFunctions.Executions;

namespace AmiPipeline.Scenarios.Deployed;

/// <summary>What is deployed, in virtual time: the simulated cloud, Step Functions with both state machines, and EventBridge between them and the functions.</summary>
internal sealed class SimulatedDeployment
{
    public const string StateMachineArn = $"arn:aws:states:{Account.Region}:{Account.Id}:stateMachine:AmiPipeline";
    public const string FleetStateMachineArn = $"arn:aws:states:{Account.Region}:{Account.Id}:stateMachine:AmiPipeline-Fleet";
    public const string CleanUpStateMachineArn = $"arn:aws:states:{Account.Region}:{Account.Id}:stateMachine:AmiPipeline-CleanUp";

    // More than any scenario needs: a loop that feeds itself comes to it.
    private const int MaxSteps = 20_000;

    /// <summary>The bucket of fleets.</summary>
    public const string Bucket = "amipipeline-fleet-" + Account.Id;

    /// <summary>Where reports are: in a bucket that the template names by its logical ID, and under the prefix of the example.</summary>
    public static ReportLocation Reports { get; } = SynthesizedRoles.ReportsOf("other-account/AmiPipeline");

    private readonly AwsClients _clients;
    private readonly List<SimulatedDeployment> _all;
    private readonly StateMachineArn _machine;
    private readonly StateMachineArn _cleanUp;
    private readonly StateMachineArn _fleet;

    /// <summary>Deploys a configuration.</summary>
    /// <param name="configuration">The document.</param>
    /// <param name="document">The pipeline's state machine. Default: the one that is checked in.</param>
    /// <param name="simulator">Adjusts the simulator.</param>
    /// <param name="roles">The functions' roles, whose template has the rules and the buses too. Default: those of the example with triggers.</param>
    /// <param name="roleOf">The role of a function. Default: the template's.</param>
    /// <param name="world">The world. Default: that of the examples.</param>
    /// <param name="beside">Another one, in whose account this one is. Default: none.</param>
    /// <param name="hasBucket">Whether the fleet state machine has a bucket.</param>
    /// <param name="isLocal">Whether the functions act as the account itself, as on the simulator's port. Temporary instances then have security groups of their own, which no deployed role may make.</param>
    public SimulatedDeployment(
        string configuration,
        StateMachineDocument? document = null,
        Func<SimulatorOptions, SimulatorOptions>? simulator = null,
        SynthesizedRoles? roles = null,
        Func<FunctionRole, FunctionRole>? roleOf = null,
        WorldDefinition? world = null,
        SimulatedDeployment? beside = null,
        bool isLocal = false,
        bool hasBucket = false)
    {
        Clock = beside?.Clock ?? new VirtualClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var options = new SimulatorOptions { Time = Clock };
        Cloud = beside?.Cloud ?? new SimulatedCloud(world ?? Examples.World, simulator?.Invoke(options) ?? options);
        StepFunctions = beside?.StepFunctions ?? new StepFunctionsEndpoint(Clock);
        _all = beside?._all ?? [];
        _all.Add(this);
        roles ??= SynthesizedRoles.Default;
        var name = new PipelineName(roles.Pipeline);
        (_machine, _cleanUp, _fleet) = (ArnOf(name.Text), ArnOf(name.CleanUpStateMachine), ArnOf(name.FleetStateMachine));
        _clients = SimulatedClients.Create(Cloud, Clock, StepFunctions);
        var settings = new FunctionSettings
        {
            Configuration = ConfigurationReader.Read(configuration),
            StateMachineArn = _machine.ToString(),
            CleanUpStateMachineArn = _cleanUp.ToString(),
            SecurityGroupIds = isLocal ? [] : roles.Settings.SecurityGroupIds,
            MayHaveMadeSecurityGroups = isLocal,
        };
        if (settings.Configuration.CopyQueue is not null)
        {
            Cloud.Tables.Add(Account.Id, Account.Region, name.CopyQueueTable, CopyQueueSettings.TableKey);
        }

        foreach (var other in roles.Others)
        {
            Cloud.Iam.DefineRole(other.AccountId, (roleOf?.Invoke(other) ?? other).Definition);
        }

        Buckets = beside?.Buckets ?? new SimulatedBuckets(Clock);
        Buckets.TryCreate(Bucket);
        var functions = roles.All.Select(role => roleOf?.Invoke(role) ?? role).ToDictionary(
            role => role.Function,
            role => role.Function == FunctionNames.StoreReport ? StoreReport(role) : new FunctionCatalog(isLocal ? _clients : SynthesizedRoles.ClientsOf(Cloud, Clock, role, new RoleStepFunctionsHandler(Cloud, role, StepFunctions, Decisions)), Clock, settings)[role.Function]);
        Lambda = new AsyncInvocations(name => functions[name], Clock);
        var stack = roles.Others.Count == 0 ? StackTemplate.Pipeline() : StackTemplate.PipelineOfOtherAccount(roles.Pipeline);
        Bus = new EventBus(Clock, stack.Rules(), stack.Buses());

        var tasks = new FunctionTaskHandler(name => functions[name], _ => { });
        StepFunctions.AddStateMachine(_machine.ToString(), document ?? PipelineDocument.Load(), tasks);
        StepFunctions.AddStateMachine(_cleanUp.ToString(), PipelineDocument.LoadCleanUp(), tasks);
        var fleet = StateMachineDocument.Load(PipelineDocument.FleetJson(_machine, hasBucket ? Bucket : null));
        StepFunctions.AddStateMachine(_fleet.ToString(), fleet, new ObjectTasks(new BucketObjects(Buckets), tasks));
        Cloud.Events.Delivered += (_, happened) => Bus.Send(happened.Json);
        StepFunctions.StatusChanged += (_, happened) => Bus.Send(happened.ToJsonString());
    }

    public VirtualClock Clock { get; }

    /// <summary>What was decided on the functions' calls of Step Functions.</summary>
    public List<Authorization> Decisions { get; } = [];

    public SimulatedCloud Cloud { get; }

    public StepFunctionsEndpoint StepFunctions { get; }

    public SimulatedBuckets Buckets { get; }

    public EventBus Bus { get; }

    public AsyncInvocations Lambda { get; }

    public AccountView View => Cloud.Inspect(Account.Id, Account.Region);

    /// <summary>The account's owner at work beside the pipeline.</summary>
    public IAmazonEC2 Ec2 => Ec2Of(Account.Id);

    public IReadOnlyList<StartedExecution> Runs => [.. StepFunctions.Executions.Where(execution => execution.StateMachineArn == _machine.ToString())];

    public IReadOnlyList<StartedExecution> Fleets => [.. StepFunctions.Executions.Where(execution => execution.StateMachineArn == _fleet.ToString())];

    public IReadOnlyList<StartedExecution> CleanUps => [.. StepFunctions.Executions.Where(execution => execution.StateMachineArn == _cleanUp.ToString())];

    /// <summary>What a trigger said of the images it was called for, in order: <c>outcome</c>, and the image's id.</summary>
    public IEnumerable<(string Outcome, string ImageId)> Outcomes => Lambda.Outputs
        .Where(output => output.Function == FunctionNames.StartPipeline)
        .Select(output => (output.Output.GetProperty("outcome").GetString()!, output.Output.GetProperty("imageId").GetString()!));

    /// <summary>An account's owner.</summary>
    public IAmazonEC2 Ec2Of(string accountId) => _clients.Ec2(new AwsLocation(accountId, Account.Region));

    /// <summary>Calls a scheduled function, as its schedule would.</summary>
    public Task<JsonElement> ScheduleAsync(string function) =>
        Lambda.InvokeAsync(function, JsonDocument.Parse("""{ "detail-type": "Scheduled Event", "source": "aws.events", "detail": {} }""").RootElement);

    /// <summary>Starts an execution, as a person in the console would.</summary>
    public Task StartByHandAsync(string request, string name = "by-hand") => _clients.StepFunctions(new AwsLocation(Account.Id, Account.Region))
        .StartExecutionAsync(new StartExecutionRequest { StateMachineArn = _machine.ToString(), Name = name, Input = request });

    /// <summary>Starts a fleet.</summary>
    public Task StartFleetAsync(string input, string name) => _clients.StepFunctions(new AwsLocation(Account.Id, Account.Region))
        .StartExecutionAsync(new StartExecutionRequest { StateMachineArn = _fleet.ToString(), Name = name, Input = input });

    /// <summary>Aborts an execution, as a person in the console would.</summary>
    public Task StopAsync(StartedExecution execution, string? error = "Stopped", string? cause = "by hand") => _clients.StepFunctions(new AwsLocation(Account.Id, Account.Region))
        .StopExecutionAsync(new StopExecutionRequest { ExecutionArn = execution.Arn, Error = error, Cause = cause });

    /// <summary>Runs until nothing happens any more, here or in a deployment beside this one.</summary>
    public Task SettleAsync() => RunUntilAsync(() => false);

    /// <summary>Runs until something is so, or nothing happens any more.</summary>
    public async Task RunUntilAsync(Func<bool> isSo)
    {
        for (var step = 0; !isSo(); step++)
        {
            if (step > MaxSteps)
            {
                throw new InvalidOperationException($"Something goes on and on: {Runs.Count} executions, {CleanUps.Count} clean-ups, {Clock.GetUtcNow():u}.");
            }

            Cloud.Events.UntilNow();
            if (!await DeliverAnyAsync() && !await GoOnAsync())
            {
                return;
            }
        }
    }

    // Its package has no other function, and no configuration: where it stores reports is in its environment.
    private LambdaFunction StoreReport(FunctionRole role)
    {
        var clients = SynthesizedRoles.ClientsOf(Cloud, Clock, role, new RoleStepFunctionsHandler(Cloud, role, StepFunctions, Decisions));
        Buckets.TryCreate(Reports.Bucket);
        return new StoreReportFunction(clients.StepFunctions(_machine.Location), new RoleBuckets(Cloud, role, Buckets, Decisions), _machine, Reports, Clock).Function;
    }

    private static StateMachineArn ArnOf(string name) => new("aws", new AwsLocation(Account.Id, Account.Region), name);

    private async Task<bool> DeliverAnyAsync()
    {
        foreach (var deployment in _all)
        {
            if (await deployment.DeliverAsync())
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Delivers one event, or runs one invocation, that is due now.</summary>
    private async Task<bool> DeliverAsync()
    {
        if (await Lambda.RunDueAsync())
        {
            return true;
        }

        if (Bus.TakeDue() is not { } delivery)
        {
            return false;
        }

        if (delivery.Rule.Function is { } function)
        {
            Lambda.Add(function, delivery.Event);
        }
        else
        {
            await _clients.StepFunctions(new AwsLocation(Account.Id, Account.Region)).StartExecutionAsync(new StartExecutionRequest
            {
                StateMachineArn = ArnOf(delivery.Rule.StateMachine!).ToString(),
                Input = delivery.Event.GetRawText(),
            });
        }

        return true;
    }

    /// <summary>Goes to what comes next: an execution's step, an event's delivery, a retry, or something in EC2.</summary>
    private async Task<bool> GoOnAsync()
    {
        var others = _all.SelectMany(deployment => new[] { deployment.Bus.NextDue, deployment.Lambda.NextDue }).Append(Cloud.Events.NextHappening).Min();
        if (StepFunctions.NextDue is { } due && !(others < due))
        {
            return await StepFunctions.StepAsync();
        }

        if (others is null)
        {
            return false;
        }

        Clock.AdvanceTo(others.Value);
        return true;
    }
}
