namespace Amazon.StepFunctions.Model;

/// <summary>The success of a function that was invoked directly.</summary>
public class LambdaFunctionSucceededEventDetails
{
    /// <summary>What it returned, a JSON text.</summary>
    public string? Output { get; set; }

    /// <summary>Whether the output is whole.</summary>
    public HistoryEventExecutionDataDetails? OutputDetails { get; set; }
}
