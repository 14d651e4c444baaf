using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>Starts an execution of a state machine.</summary>
public class StartExecutionRequest : AmazonStepFunctionsRequest
{
    /// <summary>The state machine's ARN, which may be that of a version or an alias. Required; 1 to 256 characters.</summary>
    public string StateMachineArn { get; set; } = null!;

    /// <summary>The execution's name, 1 to 80 characters; in the account, Region and state machine it is for one execution in 90 days. Default: Step Functions makes one.</summary>
    public string? Name { get; set; }

    /// <summary>The input, a JSON text of at most 262,144 bytes. Default: <c>{}</c>.</summary>
    public string? Input { get; set; }

    /// <summary>The X-Ray trace header, at most 256 ASCII characters.</summary>
    public string? TraceHeader { get; set; }
}

/// <summary>The execution that was started, or that runs already with the same name and input.</summary>
public class StartExecutionResponse : AmazonWebServiceResponse
{
    /// <summary>The execution's ARN.</summary>
    public string ExecutionArn { get; set; } = null!;

    /// <summary>When it was started.</summary>
    public DateTime? StartDate { get; set; }
}
