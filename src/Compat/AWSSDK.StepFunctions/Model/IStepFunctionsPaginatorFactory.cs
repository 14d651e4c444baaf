namespace Amazon.StepFunctions.Model;

/// <summary>Makes paginators. A paginator is for one use.</summary>
public interface IStepFunctionsPaginatorFactory
{
    /// <summary>Of an execution's events.</summary>
    /// <param name="request">The first request.</param>
    IGetExecutionHistoryPaginator GetExecutionHistory(GetExecutionHistoryRequest request);

    /// <summary>Of a state machine's executions.</summary>
    /// <param name="request">The first request.</param>
    IListExecutionsPaginator ListExecutions(ListExecutionsRequest request);
}
