using Amazon.Runtime;

namespace Amazon.AutoScaling;

/// <summary>What all requests to Auto Scaling have in common.</summary>
public class AmazonAutoScalingRequest : AmazonWebServiceRequest;
