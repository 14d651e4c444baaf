using Xunit;

namespace Amazon.Lambda.RuntimeSupport.Tests;

/// <summary>Whatever comes as an invocation: it is answered if anybody can be, and the next one is served.</summary>
public sealed class MalformedInvocationTests : IDisposable
{
    private readonly ScriptedRuntimeApi _api = new();
    private readonly List<string> _served = [];

    public void Dispose() => _api.Dispose();

    [Theory]
    [InlineData(null, "missing")]
    [InlineData("soon", "\"soon\"")]
    [InlineData("-1", "\"-1\"")]
    [InlineData("9999999999999999", "\"9999999999999999\"")]
    public async Task Deadline_MissingOrNoTime_IsReported(string? deadline, string said)
    {
        _api.Then("a", "{}", response =>
        {
            response.Headers.Remove("Lambda-Runtime-Deadline-Ms");
            if (deadline is not null)
            {
                response.Headers.Add("Lambda-Runtime-Deadline-Ms", deadline);
            }
        });

        await RunAsync();

        Assert.Equal("invocation/a/error", _api.Posts[0].Path);
        Assert.Contains(said, _api.Posts[0].Error.GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
        Assert.Equal(["b"], _served);
    }

    [Fact]
    public async Task RequestId_Missing_LeavesNobodyToAnswerAndTheLoopGoesOn()
    {
        _api.Then("a", "{}", response => response.Headers.Remove("Lambda-Runtime-Aws-Request-Id"));

        await RunAsync();

        Assert.Equal(["b"], _served);
        Assert.Equal(["invocation/b/response"], _api.Posts.Select(post => post.Path));
    }

    [Fact]
    public async Task FunctionArnAndTrace_Missing_AreNoReasonToRefuse()
    {
        _api.Then("a", "{}", response =>
        {
            response.Headers.Remove("Lambda-Runtime-Invoked-Function-Arn");
            response.Headers.Remove("Lambda-Runtime-Trace-Id");
        });

        await RunAsync();

        Assert.Equal(["a", "b"], _served);
    }

    [Fact]
    public async Task Payload_ThatBreaksOff_IsReported()
    {
        _api.Then("a", "{}", response => response.Content = new StreamContent(new BrokenStream()));

        await RunAsync();

        Assert.Equal("invocation/a/error", _api.Posts[0].Path);
        Assert.Contains("could not be read to its end", _api.Posts[0].Error.GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
        Assert.Equal(["b"], _served);
    }

    private async Task RunAsync()
    {
        await _api.Then("b", "{}").RunAsync((_, context) =>
        {
            _served.Add(context.AwsRequestId);
            return Task.FromResult<Stream>(new MemoryStream());
        });
    }
}
