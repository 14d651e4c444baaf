using System.Net;
using System.Text;
using Amazon;
using Amazon.AutoScaling;
using Amazon.Runtime;

namespace AWSSDK.AutoScaling.Compat.Tests;

/// <summary>Answers a client's requests with what a test has laid out, one answer for each, and keeps the requests.</summary>
internal sealed class Endpoint : HttpMessageHandler
{
    private readonly Queue<(HttpStatusCode Status, string Xml)> _answers = new();

    public List<SentRequest> Requests { get; } = [];

    public Endpoint Answer(string xml, HttpStatusCode status = HttpStatusCode.OK)
    {
        _answers.Enqueue((status, xml));
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
        var config = new AmazonAutoScalingConfig { RegionEndpoint = RegionEndpoint.USEast1, HttpClientFactory = new HandlerClientFactory(this), MaxErrorRetry = 0, IgnoreConfiguredEndpointUrls = true };
        configure?.Invoke(config);
        return new AmazonAutoScalingClient(new BasicAWSCredentials("AKIA111122223333", "secret"), config);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(new SentRequest(
            request.Method.Method,
            request.RequestUri!,
            request.Content!.Headers.ContentType!.ToString(),
            request.Headers.NonValidated["Authorization"].ToString(),
            await request.Content.ReadAsStringAsync(cancellationToken)));
        var (status, xml) = _answers.Dequeue();
        return new HttpResponseMessage(status) { Content = new StringContent(xml, Encoding.UTF8, "text/xml"), RequestMessage = request };
    }
}

internal sealed record SentRequest(string Method, Uri Address, string ContentType, string Authorization, string Body);
