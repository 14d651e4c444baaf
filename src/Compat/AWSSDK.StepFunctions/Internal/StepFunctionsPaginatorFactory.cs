using Amazon.StepFunctions.Model;

namespace Amazon.StepFunctions.Internal;

/// <summary>Makes paginators over a client.</summary>
internal sealed class StepFunctionsPaginatorFactory(IAmazonStepFunctions client) : IStepFunctionsPaginatorFactory
{
    /// <inheritdoc/>
    public IGetExecutionHistoryPaginator GetExecutionHistory(GetExecutionHistoryRequest request) => new GetExecutionHistoryPaginator(client, request);

    /// <inheritdoc/>
    public IListExecutionsPaginator ListExecutions(ListExecutionsRequest request) => new ListExecutionsPaginator(client, request);
}
