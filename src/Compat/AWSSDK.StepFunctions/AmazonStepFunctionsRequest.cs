using Amazon.Runtime;

namespace Amazon.StepFunctions;

/// <summary>What all requests to Step Functions have in common.</summary>
public class AmazonStepFunctionsRequest : AmazonWebServiceRequest;
