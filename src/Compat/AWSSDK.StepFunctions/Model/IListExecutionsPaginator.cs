using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>Calls ListExecutions until there is no further token.</summary>
public interface IListExecutionsPaginator
{
    /// <summary>The responses.</summary>
    IPaginatedEnumerable<ListExecutionsResponse> Responses { get; }

    /// <summary>What the responses hold, one by one.</summary>
    IPaginatedEnumerable<ExecutionListItem> Executions { get; }
}
