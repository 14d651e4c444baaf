using System.Net;
using System.Text;
using Amazon.Lambda.Core;
using Xunit;

namespace Amazon.Lambda.RuntimeSupport.Tests;

/// <summary>The loop against the Lambda Runtime API, as far as the pipeline relies on it.</summary>
[Collection(nameof(ScriptedRuntimeApi))]
public sealed class LambdaBootstrapTests : IDisposable
{
    private readonly ScriptedRuntimeApi _api = new();

    public void Dispose() => _api.Dispose();

    [Fact]
    public async Task Invocations_OneAfterTheOther_AreEachAnsweredWithTheirOutput()
    {
        await _api.Then("a", "1").Then("b", "2").RunAsync(async (input, _) => Stream($"<{await TextAsync(input)}>"));

        Assert.Equal([("invocation/a/response", "<1>"), ("invocation/b/response", "<2>")], _api.Posts.Select(post => (post.Path, post.Body)));
    }

    [Fact]
    public async Task Context_HoldsWhatTheHeadersSay()
    {
        ILambdaContext? seen = null;

        await _api.Then("a", "{}").RunAsync((_, context) =>
        {
            seen = context;
            return Task.FromResult(Stream("{}"));
        });

        Assert.Equal(
            ("a", "arn:aws:lambda:us-east-1:111122223333:function:tickets:7", "Root=1-a"),
            (seen!.AwsRequestId, seen.InvokedFunctionArn, seen.TraceId));
        Assert.True(seen.RemainingTime > TimeSpan.FromDays(365), $"The deadline is in the year 2100, and {seen.RemainingTime} are left.");
    }

    [Fact]
    public async Task TraceId_OfAnInvocation_IsTheEnvironmentsWhileItRuns()
    {
        var seen = new List<string?>();

        await _api
            .Then("a", "{}")
            .Then("b", "{}", response => response.Headers.Remove("Lambda-Runtime-Trace-Id"))
            .RunAsync((_, _) =>
            {
                seen.Add(Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID"));
                return Task.FromResult(Stream("{}"));
            });

        Assert.Equal(["Root=1-a", null], seen);
    }

    [Fact]
    public async Task Handler_Throwing_IsReportedInLambdasFormatAndTheLoopGoesOn()
    {
        await _api.Then("a", "1").Then("b", "2").RunAsync(async (input, _) => await TextAsync(input) == "1"
            ? throw new TicketLostException("Ticket 1 is lost.", new InvalidOperationException("It fell behind the shelf."))
            : Stream("ok"));

        var post = _api.Posts[0];
        Assert.Equal(("invocation/a/error", "TicketLostException"), (post.Path, post.ErrorType));
        Assert.Equal("TicketLostException", post.Error.GetProperty("errorType").GetString());
        Assert.Equal("Ticket 1 is lost.", post.Error.GetProperty("errorMessage").GetString());
        Assert.Contains(
            post.Error.GetProperty("stackTrace").EnumerateArray(),
            line => line.GetString()!.StartsWith($"at {typeof(LambdaBootstrapTests).FullName}", StringComparison.Ordinal));
        Assert.Equal("InvalidOperationException", post.Error.GetProperty("cause").GetProperty("errorType").GetString());
        Assert.Equal("invocation/b/response", _api.Posts[1].Path);
    }

    [Fact]
    public async Task Handler_ThrowingBeforeItsFirstAwait_IsReported()
    {
        await _api.Then("a", "1").RunAsync((_, _) => throw new TicketLostException("At once."));

        Assert.Equal(("invocation/a/error", "TicketLostException"), (_api.Posts.Single().Path, _api.Posts.Single().ErrorType));
    }

    [Fact]
    public async Task Output_ThatCannotBeRead_EndsTheLoop()
    {
        await Assert.ThrowsAnyAsync<Exception>(() => _api.Then("a", "1").Then("b", "2").RunAsync((_, _) => Task.FromResult<Stream>(new BrokenStream())));

        Assert.DoesNotContain(_api.Posts, post => post.Path.StartsWith("invocation/b", StringComparison.Ordinal));
    }

    /// <summary>Too late, or too large: what was sent for the invocation is lost, and Lambda starts another process for the next.</summary>
    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task Answer_ThatIsNotTaken_EndsTheLoop(HttpStatusCode refusal)
    {
        _api.Answers["a/response"] = refusal;

        await Assert.ThrowsAnyAsync<Exception>(() => _api.Then("a", "1").Then("b", "2").RunAsync((_, _) => Task.FromResult(Stream("ok"))));

        Assert.Equal(["invocation/a/response"], _api.Posts.Select(post => post.Path));
    }

    [Fact]
    public async Task Error_ThatIsNotTaken_EndsTheLoop()
    {
        _api.Answers["a/error"] = HttpStatusCode.Forbidden;

        await Assert.ThrowsAnyAsync<Exception>(() => _api.Then("a", "1").Then("b", "2").RunAsync((_, _) => throw new TicketLostException("Lost.")));

        Assert.Equal(["invocation/a/error"], _api.Posts.Select(post => post.Path));
    }

    [Fact]
    public async Task RuntimeApi_WithoutAnInvocation_EndsTheLoop() =>
        await Assert.ThrowsAnyAsync<Exception>(() =>
            _api.Then(() => new HttpResponseMessage(HttpStatusCode.InternalServerError)).RunAsync((_, _) => Task.FromResult(Stream("ok"))));

    private static Stream Stream(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));

    private static async Task<string> TextAsync(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
