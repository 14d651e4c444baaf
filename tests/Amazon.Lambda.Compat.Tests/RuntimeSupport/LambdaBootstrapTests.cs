using System.Net;
using System.Text;
using Amazon.Lambda.Core;
using Xunit;

namespace Amazon.Lambda.RuntimeSupport.Tests;

/// <summary>The loop against the Lambda Runtime API, as far as the pipeline relies on it.</summary>
public sealed class LambdaBootstrapTests : IDisposable
{
    private static readonly string[] Answered = ["invocation/a/response", "invocation/b/response"];

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
    public async Task Output_ThatCannotBeRead_IsReported()
    {
        await _api.Then("a", "1").Then("b", "2").RunAsync(async (input, _) => await TextAsync(input) == "1" ? new BrokenStream() : Stream("ok"));

        Assert.Equal([("invocation/a/error", "IOException"), ("invocation/b/response", null)], _api.Posts.Select(post => (post.Path, post.ErrorType)));
    }

    [Fact]
    public async Task Output_LargerThanLambdaTakes_IsReportedAndTheLoopGoesOn()
    {
        _api.Answers["a/response"] = HttpStatusCode.RequestEntityTooLarge;

        await _api.Then("a", "1").Then("b", "2").RunAsync((_, _) => Task.FromResult(Stream("large")));

        Assert.Equal(["invocation/a/response", "invocation/a/error", "invocation/b/response"], _api.Posts.Select(post => post.Path));
        Assert.Contains("5 bytes", _api.Posts[1].Error.GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Forbidden)]
    public async Task Answer_ThatComesTooLate_DoesNotEndTheLoop(HttpStatusCode refusal)
    {
        _api.Answers["a/response"] = refusal;

        await _api.Then("a", "1").Then("b", "2").RunAsync((_, _) => Task.FromResult(Stream("ok")));

        Assert.Equal(Answered, _api.Posts.Select(post => post.Path));
    }

    [Fact]
    public async Task RuntimeApi_OutOfOrder_EndsTheLoop()
    {
        _api.Answers["a/response"] = HttpStatusCode.InternalServerError;

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => _api.Then("a", "1").Then("b", "2").RunAsync((_, _) => Task.FromResult(Stream("ok"))));
    }

    [Fact]
    public async Task RuntimeApi_WithoutAnInvocation_EndsTheLoop() =>
        await Assert.ThrowsAnyAsync<HttpRequestException>(() =>
            _api.Then(() => new HttpResponseMessage(HttpStatusCode.InternalServerError)).RunAsync((_, _) => Task.FromResult(Stream("ok"))));

    private static Stream Stream(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));

    private static async Task<string> TextAsync(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
