using System.Net;
using AmiPipeline.Functions.Aws;
using Xunit;

namespace AmiPipeline.Functions.Tests;

/// <summary>An answer whose head comes and whose rest does not ends the wait for it.</summary>
public sealed class CompleteResponseTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task AnswerThatStops_IsLate()
    {
        using var client = Client(new StoppingStream());

        var error = await Assert.ThrowsAsync<TaskCanceledException>(() => GetAsync(client));

        var late = Assert.IsType<TimeoutException>(error.InnerException);
        Assert.Contains("No complete response within", late.Message, StringComparison.Ordinal);
        // Else the SDK takes it for a stale connection, and tries ten times more than it is to.
        Assert.Null(late.InnerException);
    }

    [Fact]
    public async Task AnswerThatComesWhole_IsGivenOn()
    {
        using var client = Client(new MemoryStream("<answer/>"u8.ToArray()));

        using var response = await GetAsync(client);

        Assert.Equal("<answer/>", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task CallThatIsCancelled_IsNotLate()
    {
        using var client = Client(new StoppingStream());
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(1));

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetAsync(new Uri("http://aws.example"), HttpCompletionOption.ResponseHeadersRead, stop.Token));

        Assert.IsNotType<TimeoutException>(error.InnerException);
    }

    // As the SDK asks: it goes on once it has the head.
    private static Task<HttpResponseMessage> GetAsync(HttpClient client) =>
        client.GetAsync(new Uri("http://aws.example"), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

    private static HttpClient Client(Stream body) => new(new CompleteResponseHandler(Limit, new Answering(body)));

    private sealed class Answering(Stream body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(body) });
    }

    /// <summary>A connection on which nothing more comes.</summary>
    private sealed class StoppingStream : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }

        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => await Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
