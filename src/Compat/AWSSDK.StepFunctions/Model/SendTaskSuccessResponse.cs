using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>The task's success is taken.</summary>
public class SendTaskSuccessResponse : AmazonWebServiceResponse;
