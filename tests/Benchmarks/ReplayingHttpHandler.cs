using System.Net.Http.Headers;

namespace AmiPipeline.Benchmarks;

/// <summary>Gives the recorded answers again, in their order, whatever it is asked.</summary>
internal sealed class ReplayingHttpHandler(IReadOnlyList<WireExchange> exchanges) : HttpMessageHandler
{
    private int _next;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var exchange = exchanges[_next++];
        var content = new ByteArrayContent(exchange.Body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(exchange.ContentType);
        return Task.FromResult(new HttpResponseMessage(exchange.Status) { Content = content, RequestMessage = request });
    }
}
