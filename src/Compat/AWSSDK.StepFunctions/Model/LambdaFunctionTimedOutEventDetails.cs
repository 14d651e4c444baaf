namespace Amazon.StepFunctions.Model;

/// <summary>The timeout of a function that was invoked directly.</summary>
public class LambdaFunctionTimedOutEventDetails
{
    /// <summary>The name of the error.</summary>
    public string? Error { get; set; }

    /// <summary>The cause.</summary>
    public string? Cause { get; set; }
}
