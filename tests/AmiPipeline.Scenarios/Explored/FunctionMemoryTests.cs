using System.Net;
using Amazon;
using AmiPipeline.Exploration;
using AmiPipeline.Exploration.Faults;
using AmiPipeline.Exploration.Oracles;
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
        var invocation = new Invocation([(before, await WireResponse.ReceiveAsync(Answer))]);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => invocation.SendAsync(Request("Action=DescribeVolumes"), Answer));

        Assert.Contains("Action=DescribeVolumes where it sent", error.Message);
        Assert.Same(error, invocation.Differs);
    }

    [Fact]
    public async Task Run_ThatSendsTheSameRequest_HasTheAnswerOfBefore()
    {
        var before = await RecordedRequest.FromAsync(Request("Action=DescribeImages"));
        var invocation = new Invocation([(before, await WireResponse.ReceiveAsync(Answer))]);

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

    /// <summary>The SDK signs with the machine's clock: CopySnapshot's URL too, in its body.</summary>
    [Fact]
    public async Task Memory_OfTheDayBefore_IsThatOfToday()
    {
        var memory = new FunctionMemory();
        var explorer = new Explorer(ExploredRequests.Create("copies"), memory);
        await explorer.ExploreAsync([], repeats: false);
        AWSConfigs.ManualClockCorrection = TimeSpan.FromDays(1);
        try
        {
            var result = await explorer.ExploreAsync(PlannedFault.Parse("CopySnapshot#1:throttled"), repeats: false);

            Assert.True(result.HasStruck && result.Judgement.Verdict == Verdict.RightImage, $"{result.Judgement}");
            Assert.NotEqual(0, memory.Repeated);
        }
        finally
        {
            AWSConfigs.ManualClockCorrection = null;
        }
    }

    [Theory]
    [InlineData("KmsKeyId%3Da", "KmsKeyId%3Db")]
    [InlineData("X-Amz-Expires%3D604800", "X-Amz-Expires%3D3600")]
    [InlineData("X-Amz-Credential%3DAKIA111122223333%252F20260101%252Fus-east-1", "X-Amz-Credential%3DAKIA444455556666%252F20260101%252Fus-east-1")]
    [InlineData("X-Amz-Credential%3DAKIA111122223333%252F20260101%252Fus-east-1", "X-Amz-Credential%3DAKIA111122223333%252F20260101%252Fus-east-2")]
    [InlineData("a&Description=%26X-Amz-Date%3D20260101T000000Z", "a&Description=%26X-Amz-Date%3D20260101T000001Z")]
    public async Task Request_ThatDiffersInWhatIsSigned_IsAnother(string text, string other)
    {
        const string Copy = "Action=CopySnapshot&PresignedUrl=https%3A%2F%2Fec2.us-east-1.amazonaws.com%2F%3FAction%3DCopySnapshot%26";
        var before = await RecordedRequest.FromAsync(Request(Copy + text));

        Assert.True(before.IsSame(await RecordedRequest.FromAsync(Request($"{Copy}{text}"))));
        Assert.False(before.IsSame(await RecordedRequest.FromAsync(Request(Copy + other))));
    }

    /// <summary>A function that crashes leaves its session to those that run after it, and one that crashes before it has its session leaves none.</summary>
    [Fact]
    public async Task Memory_OfFunctionsThatEndWithSessions_GivesTheSameResultsAsNone()
    {
        var subject = ExploredRequests.Create("other-account");
        var faults = (await Baseline.RunAsync(subject)).Faults(FaultKinds.All)
            .Where(fault => fault.Kind.Interruption is Interruption.Crash or Interruption.Twin).Take(30).Select(fault => new[] { fault }).ToList();
        Assert.Contains(faults, fault => fault[0].Target.Name == "AssumeRole");

        var remembered = await new Explorer(subject, new FunctionMemory()).ExploreAsync(faults, repeats: true);
        var run = await new Explorer(subject).ExploreAsync(faults, repeats: true);

        Assert.Equal(run.Select(result => $"{result.Key} {result.HasStruck} {result.Judgement}"), remembered.Select(result => $"{result.Key} {result.HasStruck} {result.Judgement}"));
    }

    // Date, invocation and signature differ each time.
    private static HttpRequestMessage Request(string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "https://ec2.us-east-1.amazonaws.com/") { Content = new StringContent(body) };
        request.Headers.TryAddWithoutValidation("amz-sdk-invocation-id", $"{request.GetHashCode()}");
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=AKIA111122223333/20260101/us-east-1/ec2/aws4_request, SignedHeaders=host, Signature={request.GetHashCode():x64}");
        return request;
    }

    private static Task<HttpResponseMessage> Answer() => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("answer") });
}
