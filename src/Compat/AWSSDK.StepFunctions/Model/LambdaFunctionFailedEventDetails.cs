namespace Amazon.StepFunctions.Model;

/// <summary>The failure of a function that was invoked directly.</summary>
public class LambdaFunctionFailedEventDetails
{
    /// <summary>The name of the error.</summary>
    public string? Error { get; set; }

    /// <summary>The cause.</summary>
    public string? Cause { get; set; }
}
