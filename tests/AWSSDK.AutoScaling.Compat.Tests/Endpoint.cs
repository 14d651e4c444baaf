using System.Net;
using Amazon;
using Amazon.AutoScaling;
using Amazon.Runtime;

namespace AWSSDK.AutoScaling.Compat.Tests;

/// <summary>Answers a client's requests with what a test has laid out, one answer for each, and keeps the requests.</summary>
internal sealed class Endpoint : IDisposable
{
    private readonly QueuedResponses _responses = new("text/xml");

    public List<SentRequest> Requests => _responses.Requests;

    public Endpoint Answer(string xml, HttpStatusCode status = HttpStatusCode.OK)
    {
        _responses.Add(xml, status);
        return this;
    }

    /// <summary>A page of launch configurations, as in the examples of the Auto Scaling API Reference.</summary>
    public Endpoint AnswerPage(string members, string? nextToken = null) => Answer($"""
        <DescribeLaunchConfigurationsResponse xmlns="http://autoscaling.amazonaws.com/doc/2011-01-01/">
          <DescribeLaunchConfigurationsResult>
            <LaunchConfigurations>
              {members}
            </LaunchConfigurations>
            {(nextToken is null ? "" : $"<NextToken>{nextToken}</NextToken>")}
          </DescribeLaunchConfigurationsResult>
          <ResponseMetadata>
            <RequestId>request-1</RequestId>
          </ResponseMetadata>
        </DescribeLaunchConfigurationsResponse>
        """);

    public Endpoint Refuse(string code, string message = "No.", HttpStatusCode status = HttpStatusCode.BadRequest) => Answer($"""
        <ErrorResponse xmlns="http://autoscaling.amazonaws.com/doc/2011-01-01/">
          <Error>
            <Type>Sender</Type>
            <Code>{code}</Code>
            <Message>{message}</Message>
          </Error>
          <RequestId>request-1</RequestId>
        </ErrorResponse>
        """, status);

    /// <summary>A client that reaches this endpoint alone; in us-east-1, without retries, unless a test wants it otherwise.</summary>
    public AmazonAutoScalingClient Client(Action<AmazonAutoScalingConfig>? configure = null)
    {
        var config = new AmazonAutoScalingConfig { RegionEndpoint = RegionEndpoint.USEast1, HttpClientFactory = new HandlerClientFactory(_responses), MaxErrorRetry = 0, IgnoreConfiguredEndpointUrls = true };
        configure?.Invoke(config);
        return new AmazonAutoScalingClient(new BasicAWSCredentials("AKIA111122223333", "secret"), config);
    }

    public void Dispose() => _responses.Dispose();
}
