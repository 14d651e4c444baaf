namespace Amazon.StepFunctions.Model;

/// <summary>The success of an execution.</summary>
public class ExecutionSucceededEventDetails
{
    /// <summary>The execution's output, a JSON text.</summary>
    public string? Output { get; set; }

    /// <summary>Whether the output is whole.</summary>
    public HistoryEventExecutionDataDetails? OutputDetails { get; set; }
}
