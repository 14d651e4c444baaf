using System.Runtime.CompilerServices;
using Amazon.AutoScaling.Model;
using Amazon.Runtime;

namespace Amazon.AutoScaling.Internal;

/// <summary>Calls DescribeLaunchConfigurations until there is no further token.</summary>
internal sealed class DescribeLaunchConfigurationsPaginator(IAmazonAutoScaling client, DescribeLaunchConfigurationsRequest request)
    : IPaginator<DescribeLaunchConfigurationsResponse>, IDescribeLaunchConfigurationsPaginator
{
    /// <inheritdoc/>
    public IPaginatedEnumerable<DescribeLaunchConfigurationsResponse> Responses => new PaginatedResponse<DescribeLaunchConfigurationsResponse>(this);

    /// <inheritdoc/>
    public IPaginatedEnumerable<LaunchConfiguration> LaunchConfigurations =>
        new PaginatedResultKeyResponse<DescribeLaunchConfigurationsResponse, LaunchConfiguration>(this, response => response.LaunchConfigurations ?? []);

    /// <inheritdoc/>
    async IAsyncEnumerable<DescribeLaunchConfigurationsResponse> IPaginator<DescribeLaunchConfigurationsResponse>.PaginateAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        do
        {
            var response = await client.DescribeLaunchConfigurationsAsync(request, cancellationToken).ConfigureAwait(false);
            request.NextToken = response.NextToken;
            yield return response;
        }
        while (!string.IsNullOrEmpty(request.NextToken));
    }
}
