using System.Net;
using AmiPipeline.Engines.Aws;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AmiPipeline.Engines.Tests.Aws;

/// <summary>A host that answers nothing is given up soon; one that has answered anything may take its time.</summary>
public sealed class FirstAnswerTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(8);

    private readonly FakeTimeProvider _clock = new();
    private readonly TaskCompletionSource _slow = new();
    private readonly HttpClient _client;

    public FirstAnswerTests() => _client = new(new FirstResponseHandler(Limit, new Answering(_slow.Task), _clock)) { Timeout = Timeout.InfiniteTimeSpan };

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task SilentHost_IsGivenUp()
    {
        var call = GetAsync("http://a.example/slow");
        _clock.Advance(Limit);

        var error = await Assert.ThrowsAsync<TaskCanceledException>(() => call);

        var late = Assert.IsType<TimeoutException>(error.InnerException);
        Assert.Equal("No response within 8 s, nor to any call before.", late.Message);
        Assert.Null(late.InnerException);
    }

    [Fact]
    public async Task HostThatHasAnswered_MayTakeItsTime()
    {
        await GetAsync("http://a.example/fast");
        var call = GetAsync("http://a.example/slow");
        _clock.Advance(Limit * 2);
        _slow.SetResult();

        Assert.Equal(HttpStatusCode.OK, (await call).StatusCode);
    }

    [Fact]
    public async Task HostThatAnswersAnotherCall_MayTakeItsTime()
    {
        var call = GetAsync("http://a.example/slow");
        await GetAsync("http://a.example/fast");
        _clock.Advance(Limit * 2);
        _slow.SetResult();

        Assert.Equal(HttpStatusCode.OK, (await call).StatusCode);
    }

    [Fact]
    public async Task AnswerOfAnotherHost_IsNone()
    {
        var call = GetAsync("http://a.example/slow");
        await GetAsync("http://b.example/fast");
        _clock.Advance(Limit);

        await Assert.ThrowsAsync<TaskCanceledException>(() => call);
    }

    private Task<HttpResponseMessage> GetAsync(string url) => _client.GetAsync(new Uri(url), TestContext.Current.CancellationToken);

    private sealed class Answering(Task slow) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath == "/slow")
            {
                await slow.WaitAsync(cancellationToken);
            }

            return new HttpResponseMessage(HttpStatusCode.OK);
        }
    }
}
