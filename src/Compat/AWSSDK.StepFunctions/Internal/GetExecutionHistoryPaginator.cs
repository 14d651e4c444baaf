using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.StepFunctions.Model;

namespace Amazon.StepFunctions.Internal;

/// <summary>Calls GetExecutionHistory until there is no further token.</summary>
internal sealed class GetExecutionHistoryPaginator(IAmazonStepFunctions client, GetExecutionHistoryRequest request) : IPaginator<GetExecutionHistoryResponse>, IGetExecutionHistoryPaginator
{
    /// <inheritdoc/>
    public IPaginatedEnumerable<GetExecutionHistoryResponse> Responses => new PaginatedResponse<GetExecutionHistoryResponse>(this);

    /// <inheritdoc/>
    public IPaginatedEnumerable<HistoryEvent> Events => new PaginatedResultKeyResponse<GetExecutionHistoryResponse, HistoryEvent>(this, response => response.Events ?? []);

    /// <inheritdoc/>
    async IAsyncEnumerable<GetExecutionHistoryResponse> IPaginator<GetExecutionHistoryResponse>.PaginateAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        do
        {
            var response = await client.GetExecutionHistoryAsync(request, cancellationToken).ConfigureAwait(false);
            request.NextToken = response.NextToken;
            yield return response;
        }
        while (!string.IsNullOrEmpty(request.NextToken));
    }
}
