using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>The heartbeat is taken.</summary>
public class SendTaskHeartbeatResponse : AmazonWebServiceResponse;
