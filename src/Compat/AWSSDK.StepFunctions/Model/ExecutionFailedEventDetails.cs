namespace Amazon.StepFunctions.Model;

/// <summary>The failure of an execution.</summary>
public class ExecutionFailedEventDetails
{
    /// <summary>The name of the error.</summary>
    public string? Error { get; set; }

    /// <summary>The cause.</summary>
    public string? Cause { get; set; }
}
