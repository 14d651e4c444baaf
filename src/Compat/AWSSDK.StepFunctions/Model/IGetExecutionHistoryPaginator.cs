using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>Calls GetExecutionHistory until there is no further token.</summary>
public interface IGetExecutionHistoryPaginator
{
    /// <summary>The responses.</summary>
    IPaginatedEnumerable<GetExecutionHistoryResponse> Responses { get; }

    /// <summary>What the responses hold, one by one.</summary>
    IPaginatedEnumerable<HistoryEvent> Events { get; }
}
