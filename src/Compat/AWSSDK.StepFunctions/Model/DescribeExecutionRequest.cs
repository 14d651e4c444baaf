namespace Amazon.StepFunctions.Model;

/// <summary>Asks for an execution.</summary>
public class DescribeExecutionRequest : AmazonStepFunctionsRequest
{
    /// <summary>The execution's ARN. Required; 1 to 256 characters.</summary>
    public string ExecutionArn { get; set; } = null!;

    /// <summary>Whether input, output, error and cause are wanted. Default: <see cref="IncludedData.ALL_DATA"/>.</summary>
    public IncludedData? IncludedData { get; set; }
}
