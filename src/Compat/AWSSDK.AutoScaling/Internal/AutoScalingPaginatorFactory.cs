using Amazon.AutoScaling.Model;

namespace Amazon.AutoScaling.Internal;

/// <summary>Makes paginators over a client.</summary>
internal sealed class AutoScalingPaginatorFactory(IAmazonAutoScaling client) : IAutoScalingPaginatorFactory
{
    /// <inheritdoc/>
    public IDescribeLaunchConfigurationsPaginator DescribeLaunchConfigurations(DescribeLaunchConfigurationsRequest request) => new DescribeLaunchConfigurationsPaginator(client, request);
}
