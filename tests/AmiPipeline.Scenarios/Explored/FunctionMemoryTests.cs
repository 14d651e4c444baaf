using System.Net;
using AmiPipeline.Exploration.Trials;
using Xunit;

namespace AmiPipeline.Scenarios.Explored;

/// <summary>A function that does otherwise than before, with the same payload, time and answers, ends the exploration: what it did can't stand for what it does.</summary>
public sealed class FunctionMemoryTests
{
    [Fact]
    public async Task Run_ThatSendsAnotherRequestThanBefore_Throws()
    {
        var before = await RecordedRequest.FromAsync(Request("Action=DescribeImages"));
        var invocation = new Invocation([(before, await WireAnswer.ReceiveAsync(Answer))]);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => invocation.SendAsync(Request("Action=DescribeVolumes"), Answer));

        Assert.Contains("Action=DescribeVolumes where it sent", error.Message);
        Assert.Same(error, invocation.Differs);
    }

    [Fact]
    public async Task Run_ThatSendsTheSameRequest_HasTheAnswerOfBefore()
    {
        var before = await RecordedRequest.FromAsync(Request("Action=DescribeImages"));
        var invocation = new Invocation([(before, await WireAnswer.ReceiveAsync(Answer))]);

        var answer = await invocation.SendAsync(Request("Action=DescribeImages"), () => throw new InvalidOperationException("It is not sent again."));

        Assert.Equal("answer", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.False(invocation.IsBehind);
    }

    [Fact]
    public async Task Memory_OfAStepThatIsAnother_Throws()
    {
        var memory = new FunctionMemory();
        var start = Digest.From("payload");
        memory.Remember(start, new FunctionStep(await RecordedRequest.FromAsync(Request("Action=DescribeImages")), null));
        memory.Remember(start, new FunctionStep(await RecordedRequest.FromAsync(Request("Action=DescribeImages")), null));
        var other = new FunctionStep(await RecordedRequest.FromAsync(Request("Action=DescribeVolumes")), null);

        Assert.Throws<InvalidOperationException>(() => memory.Remember(start, other));
    }

    // Date, invocation and signature differ each time.
    private static HttpRequestMessage Request(string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "https://ec2.us-east-1.amazonaws.com/") { Content = new StringContent(body) };
        request.Headers.TryAddWithoutValidation("amz-sdk-invocation-id", $"{request.GetHashCode()}");
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=AKIA111122223333/20260101/us-east-1/ec2/aws4_request, SignedHeaders=host, Signature={request.GetHashCode():x}");
        return request;
    }

    private static Task<HttpResponseMessage> Answer() => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("answer") });
}
