using Xunit;

namespace Amazon.Lambda.RuntimeSupport.Tests;

/// <summary>Invocations that lack something: only the request's id is needed, as nobody can be answered without it.</summary>
[Collection(nameof(ScriptedRuntimeApi))]
public sealed class MalformedInvocationTests : IDisposable
{
    private readonly ScriptedRuntimeApi _api = new();
    private readonly List<string> _served = [];
    private readonly List<TimeSpan> _times = [];

    public void Dispose() => _api.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("soon")]
    [InlineData("-1")]
    public async Task Deadline_MissingOrNoTime_IsLongPast(string? deadline)
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

        Assert.Equal(["a", "b"], _served);
        Assert.Equal([true, false], _times.Select(time => time < TimeSpan.Zero));
    }

    [Fact]
    public async Task RequestId_Missing_EndsTheLoop()
    {
        _api.Then("a", "{}", response => response.Headers.Remove("Lambda-Runtime-Aws-Request-Id"));

        await Assert.ThrowsAnyAsync<Exception>(RunAsync);

        Assert.Empty(_served);
        Assert.Empty(_api.Posts);
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
    public async Task Payload_ThatBreaksOff_EndsTheLoop()
    {
        _api.Then("a", "{}", response => response.Content = new StreamContent(new BrokenStream()));

        await Assert.ThrowsAnyAsync<Exception>(RunAsync);

        Assert.Empty(_served);
        Assert.Empty(_api.Posts);
    }

    private async Task RunAsync()
    {
        await _api.Then("b", "{}").RunAsync((_, context) =>
        {
            _served.Add(context.AwsRequestId);
            _times.Add(context.RemainingTime);
            return Task.FromResult<Stream>(new MemoryStream());
        });
    }
}
