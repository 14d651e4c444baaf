using AmiPipeline.Simulator;
using AmiPipeline.Simulator.Protocol;

namespace AmiPipeline.Benchmarks;

/// <summary>Notes what goes over the wire.</summary>
internal sealed class RecordingHttpHandler(SimulatedCloud cloud, TimeProvider clock) : DelegatingHandler(new SimulatorHttpHandler(cloud))
{
    public List<WireExchange> Exchanges { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        Exchanges.Add(new WireExchange(
            at,
            new SimulatorRequest { Authorization = Header(request, "Authorization"), Target = Header(request, "X-Amz-Target"), Body = body },
            response.StatusCode,
            response.Content.Headers.ContentType!.ToString(),
            await response.Content.ReadAsByteArrayAsync(cancellationToken)));
        return response;
    }

    private static string? Header(HttpRequestMessage request, string name) =>
        request.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
}
