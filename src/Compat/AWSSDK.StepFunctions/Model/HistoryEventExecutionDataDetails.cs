namespace Amazon.StepFunctions.Model;

/// <summary>Whether an event's input or output is whole.</summary>
public class HistoryEventExecutionDataDetails
{
    /// <summary>Whether it is cut off; in responses, never.</summary>
    public bool? Truncated { get; set; }
}
