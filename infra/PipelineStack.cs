using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using AmiPipeline.Configuration;
using AmiPipeline.Infra.Foundation;
using AmiPipeline.Infra.Options;
using AmiPipeline.Infra.Permissions;
using AmiPipeline.Infra.Pipeline;
using AmiPipeline.Infra.Triggers;
using AmiPipeline.Infra.Watching;
using Constructs;

namespace AmiPipeline.Infra;

/// <summary>The pipeline in one account and Region: functions, each with a role of its own, the state machine that chains them, and what watches over it.</summary>
internal sealed class PipelineStack : Stack
{
    /// <summary>Makes the stack.</summary>
    /// <param name="scope">The app.</param>
    /// <param name="configuration">What the deployer decides.</param>
    /// <param name="code">The functions' code.</param>
    /// <param name="architecture">What the code was built for.</param>
    public PipelineStack(Construct scope, DeploymentConfiguration configuration, Code code, Architecture architecture)
        : base(scope, configuration.Name.Text, new StackProps { Description = $"{configuration.Name}: images whose EBS snapshots are encrypted exactly as requested." })
    {
        var names = new PipelineNames(this, configuration.Name);
        ConfirmedGuardrails.Require(this, configuration.Guardrails);
        // What a failed first deployment has made goes: the next one makes it anew.
        var removal = configuration.KeepLogs ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
        var key = PipelineKey.Make(this, names, removal);
        var network = configuration.Instances is { } instances ? new InstanceNetwork(this, names, instances) : null;
        var permissions = new FunctionPermissions(
            new Grants(this, names, configuration), new KeyGrants(this, configuration.Guardrails), new ExecutionGrants(names), network);
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
        CleanUpTrigger.Make(this, names, cleanUpMachine, deadLetters);
        _ = new ImageTriggers(this, names, configuration, functions, deadLetters);
        var notices = new Notices(this, names, key, configuration.Notifications.Emails);
        var alarms = new Alarms(this, names, notices.Topic);
        alarms.OfExecutions(machine);
        alarms.OfCleanUp(cleanUpMachine, functions[FunctionNames.CleanUp]);
        alarms.OfTriggers(FunctionNames.Triggers.Select(name => functions[name]), deadLetters);
        PipelineDashboard.Make(this, names, machine, functions.Values, alarms);
        _ = new CfnOutput(this, "StateMachineArn", new CfnOutputProps { Value = machine.StateMachineArn, Description = "For ami-pipeline start, watch and list" });
        _ = new CfnOutput(this, "UndeliveredQueue", new CfnOutputProps { Value = deadLetters.Undelivered.QueueUrl, Description = "Events that EventBridge could not deliver" });
        _ = new CfnOutput(this, "FailedQueue", new CfnOutputProps { Value = deadLetters.Failed.QueueUrl, Description = "Events with which a function failed again and again" });
        _ = new CfnOutput(this, "NoticesTopicArn", new CfnOutputProps { Value = notices.Topic.TopicArn, Description = "Executions that ended badly, and alarms" });
    }

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
