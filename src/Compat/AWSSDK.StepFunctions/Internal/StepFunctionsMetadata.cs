using Amazon.Runtime.Internal;

namespace Amazon.StepFunctions.Internal;

/// <summary>What the SDK's core wants to know of the service.</summary>
internal sealed class StepFunctionsMetadata : IServiceMetadata
{
    /// <inheritdoc/>
    public string ServiceId => AmazonStepFunctionsConfig.ServiceName;

    /// <inheritdoc/>
    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
