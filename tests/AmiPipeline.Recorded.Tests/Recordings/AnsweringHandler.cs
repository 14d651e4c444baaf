namespace AmiPipeline.Recorded.Tests.Recordings;

/// <summary>Stands where the network is, under the real SDK's clients.</summary>
/// <param name="answer">Answers a request.</param>
internal sealed class AnsweringHandler(Func<HttpRequestMessage, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await answer(request);
        response.RequestMessage = request;
        return response;
    }
}
