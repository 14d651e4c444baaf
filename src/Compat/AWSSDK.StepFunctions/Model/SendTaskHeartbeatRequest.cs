using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>Reports that a task with a token is still worked on.</summary>
public class SendTaskHeartbeatRequest : AmazonStepFunctionsRequest
{
    /// <summary>The token that the task was given. Required; 1 to 2048 characters.</summary>
    public string TaskToken { get; set; } = null!;
}

/// <summary>The heartbeat is taken.</summary>
public class SendTaskHeartbeatResponse : AmazonWebServiceResponse;
