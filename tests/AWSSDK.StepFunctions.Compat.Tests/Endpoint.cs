using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.StepFunctions;

namespace AWSSDK.StepFunctions.Compat.Tests;

/// <summary>Answers a client's requests with what a test has laid out, one answer for each, and keeps the requests.</summary>
internal sealed class Endpoint : IDisposable
{
    private readonly QueuedResponses _responses = new("application/x-amz-json-1.0");

    public List<SentRequest> Requests => _responses.Requests;

    public Endpoint Answer(string json, HttpStatusCode status = HttpStatusCode.OK)
    {
        _responses.Add(json, status);
        return this;
    }

    public Endpoint Refuse(string code, string message = "No.", HttpStatusCode status = HttpStatusCode.BadRequest) =>
        Answer($$"""{"__type":"com.amazonaws.swf.service.v2.model#{{code}}","message":"{{message}}"}""", status);

    /// <summary>A client that reaches this endpoint alone; in us-east-1, with one retry, unless a test wants it otherwise.</summary>
    public AmazonStepFunctionsClient Client(Action<AmazonStepFunctionsConfig>? configure = null)
    {
        var config = new AmazonStepFunctionsConfig { RegionEndpoint = RegionEndpoint.USEast1, HttpClientFactory = new HandlerClientFactory(_responses), MaxErrorRetry = 0, IgnoreConfiguredEndpointUrls = true };
        configure?.Invoke(config);
        return new AmazonStepFunctionsClient(new BasicAWSCredentials("AKIA111122223333", "secret"), config);
    }

    public void Dispose() => _responses.Dispose();
}
