using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.StepFunctions.Model;

namespace Amazon.StepFunctions.Internal;

/// <summary>Calls ListExecutions until there is no further token.</summary>
internal sealed class ListExecutionsPaginator(IAmazonStepFunctions client, ListExecutionsRequest request) : IPaginator<ListExecutionsResponse>, IListExecutionsPaginator
{
    /// <inheritdoc/>
    public IPaginatedEnumerable<ListExecutionsResponse> Responses => new PaginatedResponse<ListExecutionsResponse>(this);

    /// <inheritdoc/>
    public IPaginatedEnumerable<ExecutionListItem> Executions => new PaginatedResultKeyResponse<ListExecutionsResponse, ExecutionListItem>(this, response => response.Executions ?? []);

    /// <inheritdoc/>
    async IAsyncEnumerable<ListExecutionsResponse> IPaginator<ListExecutionsResponse>.PaginateAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        do
        {
            var response = await client.ListExecutionsAsync(request, cancellationToken).ConfigureAwait(false);
            request.NextToken = response.NextToken;
            yield return response;
        }
        while (!string.IsNullOrEmpty(request.NextToken));
    }
}
