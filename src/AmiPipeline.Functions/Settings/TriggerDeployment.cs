using AmiPipeline.Configuration;

namespace AmiPipeline.Functions.Settings;

/// <summary>What triggers cannot do without. The engines on one machine have none of it.</summary>
/// <param name="Configuration">The deployment's configuration.</param>
/// <param name="StateMachine">The pipeline's state machine.</param>
/// <param name="CleanUpStateMachine">The clean-up state machine.</param>
internal sealed record TriggerDeployment(DeploymentConfiguration Configuration, StateMachineArn StateMachine, StateMachineArn CleanUpStateMachine)
{
    /// <summary>The deployment's account and Region.</summary>
    public AwsLocation Location => StateMachine.Location;

    /// <summary>Where its executions make resources.</summary>
    public IReadOnlyList<AwsLocation> Locations => [Location, .. Configuration.CopyLocations(Location)];

    /// <summary>Reads it from the settings.</summary>
    /// <exception cref="InvalidOperationException">The settings are those of no deployment, or an ARN in them is not that of a state machine.</exception>
    public static TriggerDeployment From(FunctionSettings settings) => settings is { Configuration: { } configuration, StateMachineArn: { } pipeline, CleanUpStateMachineArn: { } cleanUp }
        ? new TriggerDeployment(configuration, Arn(pipeline), Arn(cleanUp))
        : throw new InvalidOperationException("Triggers run in a deployment only: they need its configuration and the ARNs of both state machines.");

    private static StateMachineArn Arn(string setting) => StateMachineArn.TryParse(setting, out var arn)
        ? arn
        : throw new InvalidOperationException($"\"{setting}\" is not a state machine's ARN: {StateMachineArn.Form}");
}
