namespace Amazon.StepFunctions.Model;

/// <summary>A function that is to be invoked directly.</summary>
public class LambdaFunctionScheduledEventDetails
{
    /// <summary>The function's ARN.</summary>
    public string Resource { get; set; } = null!;

    /// <summary>What it is given, a JSON text.</summary>
    public string? Input { get; set; }

    /// <summary>Whether the input is whole.</summary>
    public HistoryEventExecutionDataDetails? InputDetails { get; set; }

    /// <summary>The timeout of the task, in seconds.</summary>
    public long? TimeoutInSeconds { get; set; }
}
