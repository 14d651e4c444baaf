using Amazon.Runtime.Internal;

namespace Amazon.Compat;

/// <summary>What the SDK's core wants to know of a service.</summary>
/// <param name="serviceId">The service's id.</param>
internal sealed class ServiceMetadata(string serviceId) : IServiceMetadata
{
    /// <inheritdoc/>
    public string ServiceId => serviceId;

    /// <inheritdoc/>
    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
