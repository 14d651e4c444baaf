using Amazon.AutoScaling.Internal;
using Amazon.AutoScaling.Model;
using Amazon.Compat;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.AutoScaling;

/// <summary>A client for Amazon EC2 Auto Scaling. Signing, credentials, retries and transport are those of the SDK's core.</summary>
public class AmazonAutoScalingClient : AmazonServiceClient, IAmazonAutoScaling
{
    private static readonly ServiceMetadata Metadata = new(AmazonAutoScalingConfig.ServiceName);

    /// <summary>With the SDK's usual credentials.</summary>
    /// <param name="config">The configuration.</param>
    public AmazonAutoScalingClient(AmazonAutoScalingConfig config)
        : base(config)
    {
    }

    /// <summary>With given credentials.</summary>
    /// <param name="credentials">The credentials.</param>
    /// <param name="clientConfig">The configuration.</param>
    public AmazonAutoScalingClient(AWSCredentials credentials, AmazonAutoScalingConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc/>
    public IAutoScalingPaginatorFactory Paginators => new AutoScalingPaginatorFactory(this);

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Metadata;

    /// <inheritdoc/>
    public virtual Task<CreateLaunchConfigurationResponse> CreateLaunchConfigurationAsync(CreateLaunchConfigurationRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateLaunchConfigurationResponse>(request, AutoScalingOperations.CreateLaunchConfiguration.Options, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeLaunchConfigurationsResponse> DescribeLaunchConfigurationsAsync(DescribeLaunchConfigurationsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeLaunchConfigurationsResponse>(request, AutoScalingOperations.DescribeLaunchConfigurations.Options, cancellationToken);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => RegionalEndpointResolver.AddTo(pipeline);
}
