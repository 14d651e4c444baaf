namespace Amazon.StepFunctions.Model;

/// <summary>A function that could not be scheduled.</summary>
public class LambdaFunctionScheduleFailedEventDetails
{
    /// <summary>The name of the error.</summary>
    public string? Error { get; set; }

    /// <summary>The cause.</summary>
    public string? Cause { get; set; }
}
