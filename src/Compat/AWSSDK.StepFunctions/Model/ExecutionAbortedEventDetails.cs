namespace Amazon.StepFunctions.Model;

/// <summary>The abort of an execution, as its StopExecution said.</summary>
public class ExecutionAbortedEventDetails
{
    /// <summary>The name of the error.</summary>
    public string? Error { get; set; }

    /// <summary>The cause.</summary>
    public string? Cause { get; set; }
}
