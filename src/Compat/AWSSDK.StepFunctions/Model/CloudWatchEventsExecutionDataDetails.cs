namespace Amazon.StepFunctions.Model;

/// <summary>Whether an execution's input or output is in a response or an event.</summary>
public class CloudWatchEventsExecutionDataDetails
{
    /// <summary>Whether it is there; in responses, always.</summary>
    public bool? Included { get; set; }
}
