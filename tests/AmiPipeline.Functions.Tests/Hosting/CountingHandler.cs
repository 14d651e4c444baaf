using System.Net;

namespace AmiPipeline.Functions.Tests.Hosting;

/// <summary>Counts requests, and answers them or waits until they are cancelled.</summary>
internal sealed class CountingHandler : HttpMessageHandler
{
    public bool Answers { get; init; }

    public int Count { get; private set; }

    public int Cancelled { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Count++;
        if (!Answers)
        {
            var cancelled = new TaskCompletionSource();
            await using var registration = cancellationToken.Register(cancelled.SetResult);
            await cancelled.Task;
            Cancelled++;
            throw new OperationCanceledException(cancellationToken);
        }

        return new HttpResponseMessage(HttpStatusCode.OK);
    }
}
