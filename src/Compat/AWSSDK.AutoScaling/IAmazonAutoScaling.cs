using Amazon.AutoScaling.Model;
using Amazon.Runtime;

namespace Amazon.AutoScaling;

/// <summary>Amazon EC2 Auto Scaling. Every operation also throws <see cref="AmazonAutoScalingException"/> for what any of them may answer.</summary>
public interface IAmazonAutoScaling : IAmazonService, IDisposable
{
    /// <summary>Makes paginators, which follow the tokens by themselves.</summary>
    IAutoScalingPaginatorFactory Paginators { get; }

    /// <summary>Creates a launch configuration.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AlreadyExistsException">There is one of this name.</exception>
    /// <exception cref="LimitExceededException">There are too many.</exception>
    /// <exception cref="ResourceContentionException">An update is pending.</exception>
    Task<CreateLaunchConfigurationResponse> CreateLaunchConfigurationAsync(CreateLaunchConfigurationRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists launch configurations.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidNextTokenException">The token is not one.</exception>
    /// <exception cref="ResourceContentionException">An update is pending.</exception>
    Task<DescribeLaunchConfigurationsResponse> DescribeLaunchConfigurationsAsync(DescribeLaunchConfigurationsRequest request, CancellationToken cancellationToken = default);

    /// <summary>A configuration in which nothing is said, for what makes clients by their interface.</summary>
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonAutoScalingConfig();

    /// <summary>A client, for what makes clients by their interface.</summary>
    /// <param name="awsCredentials">The credentials; null for the SDK's usual ones.</param>
    /// <param name="clientConfig">The configuration.</param>
    /// <exception cref="AmazonClientException">The configuration is of another service.</exception>
    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        clientConfig is not AmazonAutoScalingConfig config
            ? throw new AmazonClientException($"A client for Auto Scaling takes an {nameof(AmazonAutoScalingConfig)}.")
            : awsCredentials is null ? new AmazonAutoScalingClient(config) : new AmazonAutoScalingClient(awsCredentials, config);
}
