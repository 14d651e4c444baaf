using Xunit;

namespace Amazon.Lambda.RuntimeSupport.Tests;

/// <summary>What happens before the first invocation.</summary>
[Collection(nameof(ScriptedRuntimeApi))]
public sealed class InitializationTests : IDisposable
{
    private readonly ScriptedRuntimeApi _api = new();
    private int _invocations;

    public void Dispose() => _api.Dispose();

    [Fact]
    public async Task Initializer_ComesBeforeTheFirstInvocation()
    {
        var seen = -1;

        await RunAsync(() =>
        {
            seen = _invocations;
            return Task.FromResult(true);
        });

        Assert.Equal((0, 1), (seen, _invocations));
    }

    [Fact]
    public async Task Initializer_Throwing_IsReportedAndNothingIsServed()
    {
        await Assert.ThrowsAsync<TicketLostException>(() => RunAsync(() => throw new TicketLostException("There are no tickets.")));

        var post = Assert.Single(_api.Posts);
        Assert.Equal(("init/error", null, "TicketLostException"), (post.Path, post.ErrorType, post.Error.GetProperty("errorType").GetString()));
        Assert.Equal("There are no tickets.", post.Error.GetProperty("errorMessage").GetString());
        Assert.Equal(0, _invocations);
    }

    [Fact]
    public async Task Initializer_ThatSaysNo_EndsWithoutServing()
    {
        await RunAsync(() => Task.FromResult(false));

        Assert.Equal(0, _invocations);
    }

    private Task RunAsync(LambdaBootstrapInitializer initializer) => _api.Then("a", "{}").RunAsync(
        (_, _) =>
        {
            _invocations++;
            return Task.FromResult<Stream>(new MemoryStream());
        },
        initializer);
}
