using AmiPipeline.Functions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AmiPipeline.Functions.Tests.Hosting;

/// <summary>The connection that is opened before it is needed.</summary>
public sealed class ConnectionWarmUpTests
{
    private readonly FakeTimeProvider _clock = new();

    [Theory]
    [InlineData("https://ec2.test/", 1)]
    [InlineData("http://ec2.test/", 0)]
    public async Task Endpoint_IsConnectedToWhereThereIsTls(string endpoint, int requests)
    {
        var sent = new CountingHandler { Answers = true };
        using var http = new HttpClient(sent);

        Assert.Equal(requests == 1, await new ConnectionWarmUp(http, _clock).TryConnectAsync(new Uri(endpoint)));

        Assert.Equal(requests, sent.Count);
    }

    [Fact]
    public async Task Endpoint_ThatDoesNotAnswer_IsNotWaitedForLong()
    {
        using var http = new HttpClient(new CountingHandler());

        var connecting = new ConnectionWarmUp(http, _clock).TryConnectAsync(new Uri("https://ec2.test/"));
        _clock.Advance(TimeSpan.FromSeconds(3));

        Assert.False(await connecting);
    }
}
