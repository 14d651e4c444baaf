using Amazon.CDK;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.StepFunctions;
using AmiPipeline.Configuration;
using AmiPipeline.Errors;
using AmiPipeline.Infra.Foundation;
using AmiPipeline.Infra.Options;
using AmiPipeline.Infra.Packaging;
using AmiPipeline.Infra.Permissions;
using AmiPipeline.Infra.Pipeline;
using AmiPipeline.Infra.Triggers;
using AmiPipeline.Infra.Watching;
using Constructs;

namespace AmiPipeline.Infra;

/// <summary>The pipeline in one account and Region: functions, each with its own role, the state machine that chains them, and what watches over it.</summary>
/// <remarks>The stack's name is the pipeline's, whatever its id: policies name resources by it.</remarks>
#pragma warning disable CA1711 // CDK calls it a stack; it is no collection.
public sealed class AmiPipelineStack : Stack
#pragma warning restore CA1711
{
    /// <summary>Makes the stack, for an app of your own.</summary>
    /// <param name="scope">The app, or a stage of it.</param>
    /// <param name="id">The stack's id in the app.</param>
    /// <param name="props">What the stack is made of.</param>
    /// <exception cref="ConfigurationRefusedException">The configuration contradicts itself, or a value in it cannot be; all faults are listed.</exception>
    /// <exception cref="DeploymentFaultException">The executable cannot be read, or Lambda could not start it.</exception>
    /// <exception cref="ArgumentException">The stack's properties name it otherwise.</exception>
    public AmiPipelineStack(Construct scope, string id, AmiPipelineStackProps props)
        : this(scope, id, StackParts.Create(scope, id, props))
    {
    }

    /// <summary>Makes the stack.</summary>
    /// <param name="scope">The app.</param>
    /// <param name="id">The stack's id in the app.</param>
    /// <param name="parts">What it is made of.</param>
    internal AmiPipelineStack(Construct scope, string id, StackParts parts)
        : base(scope, id, parts.Props)
    {
        var (configuration, code, architecture, _, reportCode) = parts;
        var names = new PipelineNames(this, configuration.Name);
        ConfirmedGuardrails.Require(this, configuration.Guardrails);
        // What a failed first deployment has made goes: the next one makes it again.
        var removal = configuration.KeepLogs ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
        var key = PipelineKey.Make(this, names, removal);
        var network = configuration.Instances is { } instances ? new InstanceNetwork(this, names, instances) : null;
        var (grants, keys) = (new Grants(this, names, configuration), new KeyGrants(this, configuration.Guardrails));
        var permissions = new FunctionPermissions(grants, keys, new SharingGrants(grants, keys, names), new PublishGrants(this, grants.Everywhere), new ExecutionGrants(names), network);
        var setup = new FunctionSetup
        {
            Names = names,
            Code = code,
            Architecture = architecture,
            Log = new EncryptedLog(key, configuration.LogRetentionDays, removal),
            Regions = [.. (configuration.Guardrails.Regions ?? []).Append(Region)],
            Environment = Variables(names, network),
        };
        var deadLetters = new DeadLetters(this, key, removal);
        // They look through whole accounts, and nobody waits for them.
        var triggerSetup = setup with { Timeout = Duration.Minutes(5), Failed = deadLetters.Failed };
        var functions = FunctionNames.All.Select(name => new PipelineFunction(this, name, setup, permissions.Of(name)))
            .Concat(FunctionNames.Triggers.Select(name => new PipelineFunction(this, name, triggerSetup, permissions.Of(name))))
            .ToDictionary(function => function.Name);

        var machine = new PipelineStateMachine(this, names, StateMachineSetup.Pipeline(names), functions, setup.Log).Machine;
        var cleanUpMachine = new PipelineStateMachine(this, names, StateMachineSetup.CleanUp(names), functions, setup.Log).Machine;
        var fleetBucket = configuration.FleetBucket ? FleetBucket.Make(this, removal) : null;
        var fleetMachine = new PipelineStateMachine(this, names, StateMachineSetup.Fleet(names, fleetBucket), functions, setup.Log).Machine;
        _ = configuration.CopyQueue is null ? null : CopyQueueTable.Make(this, names);
        CleanUpTrigger.Make(this, names, cleanUpMachine, deadLetters);
        _ = new ImageTriggers(this, names, configuration, functions, deadLetters);
        var reports = configuration.Reports is { } stored
            ? new StoredReports(this, names, stored, triggerSetup with { Code = reportCode!, Runtime = FunctionCode.ReportRuntime }, machine, deadLetters, removal)
            : null;
        var notices = new Notices(this, names, key, configuration.Notifications.Emails, reports);
        var alarms = new Alarms(this, names, notices.Topic);
        alarms.OfExecutions(machine);
        alarms.OfCleanUp(cleanUpMachine, functions[FunctionNames.CleanUp]);
        PipelineFunction[] ofReports = reports is null ? [] : [reports.Function];
        alarms.OfTriggers(FunctionNames.Triggers.Select(name => functions[name]).Concat(ofReports), deadLetters);
        PipelineDashboard.Make(this, names, machine, [.. functions.Values, .. ofReports], alarms);
        (StateMachine, Notices) = (machine, notices.Topic);
        _ = new CfnOutput(this, "StateMachineArn", new CfnOutputProps { Value = machine.StateMachineArn, Description = "For ami-pipeline start, watch and list" });
        _ = new CfnOutput(this, "FleetStateMachineArn", new CfnOutputProps { Value = fleetMachine.StateMachineArn, Description = "For ami-pipeline fleet" });
        _ = fleetBucket is null ? null : new CfnOutput(this, "FleetBucketName", new CfnOutputProps { Value = fleetBucket.BucketName, Description = "For lists of ami-pipeline fleet, and its results" });
        _ = reports is null ? null : new CfnOutput(this, "ReportBucketName", new CfnOutputProps { Value = reports.Bucket.BucketName, Description = "Reports of executions" });
        _ = new CfnOutput(this, "UndeliveredQueue", new CfnOutputProps { Value = deadLetters.Undelivered.QueueUrl, Description = "Events that EventBridge could not deliver" });
        _ = new CfnOutput(this, "FailedQueue", new CfnOutputProps { Value = deadLetters.Failed.QueueUrl, Description = "Events with which a function failed again and again" });
        _ = new CfnOutput(this, "NoticesTopicArn", new CfnOutputProps { Value = notices.Topic.TopicArn, Description = "Executions that did not succeed, and alarms" });
    }

    /// <summary>The pipeline's state machine.</summary>
    public IStateMachine StateMachine { get; }

    /// <summary>The topic that is notified of executions that did not succeed, and of alarms.</summary>
    public ITopic Notices { get; }

    private static Dictionary<string, string> Variables(PipelineNames names, InstanceNetwork? network)
    {
        var variables = new Dictionary<string, string>
        {
            [DeploymentVariables.StateMachineArn] = names.StateMachineArn,
            [DeploymentVariables.CleanUpStateMachineArn] = names.CleanUpStateMachineArn,
        };
        if (network is not null)
        {
            variables[DeploymentVariables.SubnetIds] = string.Join(',', network.SubnetIds);
            variables[DeploymentVariables.SecurityGroupIds] = network.SecurityGroupId;
        }

        return variables;
    }
}
