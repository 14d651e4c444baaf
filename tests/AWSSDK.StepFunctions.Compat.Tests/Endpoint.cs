using System.Net;
using System.Text;
using Amazon;
using Amazon.Runtime;
using Amazon.StepFunctions;

namespace AWSSDK.StepFunctions.Compat.Tests;

/// <summary>Answers a client's requests with what a test has laid out, one answer for each, and keeps the requests.</summary>
internal sealed class Endpoint : HttpMessageHandler
{
    private readonly Queue<(HttpStatusCode Status, string Json)> _answers = new();

    public List<SentRequest> Requests { get; } = [];

    public Endpoint Answer(string json, HttpStatusCode status = HttpStatusCode.OK)
    {
        _answers.Enqueue((status, json));
        return this;
    }

    public Endpoint Refuse(string code, string message = "No.", HttpStatusCode status = HttpStatusCode.BadRequest) =>
        Answer($$"""{"__type":"com.amazonaws.swf.service.v2.model#{{code}}","message":"{{message}}"}""", status);

    /// <summary>A client that reaches this endpoint alone; in us-east-1, with one retry, unless a test wants it otherwise.</summary>
    public AmazonStepFunctionsClient Client(Action<AmazonStepFunctionsConfig>? configure = null)
    {
        var config = new AmazonStepFunctionsConfig { RegionEndpoint = RegionEndpoint.USEast1, HttpClientFactory = new HandlerClientFactory(this), MaxErrorRetry = 0, IgnoreConfiguredEndpointUrls = true };
        configure?.Invoke(config);
        return new AmazonStepFunctionsClient(new BasicAWSCredentials("AKIA111122223333", "secret"), config);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(new SentRequest(
            request.Method.Method,
            request.RequestUri!,
            request.Headers.GetValues("X-Amz-Target").Single(),
            request.Content!.Headers.ContentType!.ToString(),
            request.Headers.NonValidated["Authorization"].ToString(),
            await request.Content.ReadAsStringAsync(cancellationToken)));
        var (status, json) = _answers.Dequeue();
        var answer = new HttpResponseMessage(status) { Content = new StringContent(json, Encoding.UTF8, "application/x-amz-json-1.0"), RequestMessage = request };
        answer.Headers.Add("x-amzn-RequestId", "request-1");
        return answer;
    }
}
