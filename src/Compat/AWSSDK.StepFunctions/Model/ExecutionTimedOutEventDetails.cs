namespace Amazon.StepFunctions.Model;

/// <summary>The timeout of an execution.</summary>
public class ExecutionTimedOutEventDetails
{
    /// <summary>The name of the error.</summary>
    public string? Error { get; set; }

    /// <summary>The cause.</summary>
    public string? Cause { get; set; }
}
