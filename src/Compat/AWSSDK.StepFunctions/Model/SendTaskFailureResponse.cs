using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>The task's failure is taken.</summary>
public class SendTaskFailureResponse : AmazonWebServiceResponse;
