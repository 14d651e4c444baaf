using AmiPipeline.Configuration;

namespace AmiPipeline.Functions.Triggers;

/// <summary>What triggers cannot do without. The engines on one machine have none of it.</summary>
/// <param name="Configuration">The deployment's configuration.</param>
/// <param name="StateMachineArn">The pipeline's state machine.</param>
/// <param name="CleanUpStateMachineArn">The clean-up state machine.</param>
internal sealed record TriggerDeployment(DeploymentConfiguration Configuration, string StateMachineArn, string CleanUpStateMachineArn)
{
    /// <summary>The deployment's account and Region.</summary>
    public AwsLocation Location { get; } = ExecutionArns.LocationOf(StateMachineArn);

    /// <summary>Reads it from the settings.</summary>
    /// <exception cref="InvalidOperationException">The settings are those of no deployment.</exception>
    public static TriggerDeployment Of(FunctionSettings settings) => settings is { Configuration: { } configuration, StateMachineArn: { } pipeline, CleanUpStateMachineArn: { } cleanUp }
        ? new TriggerDeployment(configuration, pipeline, cleanUp)
        : throw new InvalidOperationException("Triggers run in a deployment only: they need its configuration and the ARNs of both state machines.");
}
