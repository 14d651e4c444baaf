using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Logs;
using Constructs;

namespace AmiPipeline.Infra;

/// <summary>The pipeline in one account and Region: functions, each with a role of its own, and the state machine that chains them.</summary>
internal sealed class PipelineStack : Stack
{
    /// <summary>Makes the stack.</summary>
    /// <param name="scope">The app.</param>
    /// <param name="code">The functions' code.</param>
    /// <param name="architecture">What the code was built for.</param>
    public PipelineStack(Construct scope, Code code, Architecture architecture)
        : base(scope, PipelineNames.StateMachine, new StackProps { Description = "AmiPipeline: images whose EBS snapshots are encrypted exactly as asked." })
    {
        var key = new Key(this, "Key", new KeyProps { Description = "Logs of AmiPipeline", EnableKeyRotation = true });
        var setup = new FunctionSetup
        {
            Code = code,
            Architecture = architecture,
            Key = key,
            LogRetention = RetentionDays.THREE_MONTHS,
            Environment = new Dictionary<string, string>
            {
                ["AMI_PIPELINE_STATE_MACHINE_ARN"] = PipelineNames.StateMachineArn(this, PipelineNames.StateMachine),
                ["AMI_PIPELINE_CLEAN_UP_STATE_MACHINE_ARN"] = PipelineNames.StateMachineArn(this, PipelineNames.CleanUpStateMachine),
            },
        };
        var functions = FunctionNames.All.ToDictionary(name => name, name => new PipelineFunction(this, name, setup, []));
        _ = new PipelineStateMachine(this, functions, key, setup.LogRetention);
    }
}
