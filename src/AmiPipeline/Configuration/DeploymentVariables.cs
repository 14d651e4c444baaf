namespace AmiPipeline.Configuration;

/// <summary>The environment variables by which a deployment passes to its functions what only it knows.</summary>
public static class DeploymentVariables
{
    /// <summary>The ARN of the pipeline's state machine.</summary>
    public const string StateMachineArn = "AMI_PIPELINE_STATE_MACHINE_ARN";

    /// <summary>The ARN of the clean-up state machine.</summary>
    public const string CleanUpStateMachineArn = "AMI_PIPELINE_CLEAN_UP_STATE_MACHINE_ARN";

    /// <summary>The subnets of temporary instances, with commas between.</summary>
    public const string SubnetIds = "AMI_PIPELINE_SUBNET_IDS";

    /// <summary>The security groups of temporary instances, with commas between.</summary>
    public const string SecurityGroupIds = "AMI_PIPELINE_SECURITY_GROUP_IDS";

    /// <summary>Where reports are stored, as <see cref="ReportLocation.ToString"/> writes it.</summary>
    public const string Reports = "AMI_PIPELINE_REPORTS";
}
