using System.Collections.Concurrent;
using AmiPipeline.Functions.Aws;

namespace AmiPipeline.Engines.Aws;

/// <summary>Gives up a call to a host that answers nothing at all, before a call that AWS takes its time for is given up. Once a host has answered any call, it has no limit here.</summary>
/// <param name="limit">How long such a host may stay silent.</param>
/// <param name="inner">Sends the requests.</param>
/// <param name="clock">The clock. Default: the machine's.</param>
internal sealed class FirstResponseHandler(TimeSpan limit, HttpMessageHandler inner, TimeProvider? clock = null) : DelegatingHandler(inner)
{
    private readonly ConcurrentDictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var host = _hosts.GetOrAdd(request.RequestUri!.Authority, _ => new Host());
        using var silence = clock is null ? new CancellationTokenSource(limit) : new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        host.Begin(silence);
        try
        {
            var response = await base.SendAsync(request, either.Token).ConfigureAwait(false);
            host.Answer();
            return response;
        }
        catch (OperationCanceledException error) when (silence.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw CompleteResponseHandler.TimedOut(error, $"No response within {limit.TotalSeconds:0} s, nor to any call before.");
        }
        finally
        {
            host.End(silence);
        }
    }

    /// <summary>Whether a host has answered, and what is asked of it meanwhile.</summary>
    private sealed class Host
    {
        private readonly Lock _gate = new();
        private readonly List<CancellationTokenSource> _silences = [];
        private bool _hasAnswered;

        public void Begin(CancellationTokenSource silence)
        {
            lock (_gate)
            {
                _silences.Add(silence);
                if (_hasAnswered)
                {
                    silence.CancelAfter(Timeout.InfiniteTimeSpan);
                }
            }
        }

        /// <summary>Takes the limit from the other calls: the host is there.</summary>
        public void Answer()
        {
            lock (_gate)
            {
                _hasAnswered = true;
                foreach (var silence in _silences)
                {
                    silence.CancelAfter(Timeout.InfiniteTimeSpan);
                }
            }
        }

        public void End(CancellationTokenSource silence)
        {
            lock (_gate)
            {
                _silences.Remove(silence);
            }
        }
    }
}
