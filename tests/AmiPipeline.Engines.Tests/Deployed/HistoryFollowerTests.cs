using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Amazon;
using Amazon.Runtime;
using Amazon.StepFunctions;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Reports.Deployed;
using Xunit;

namespace AmiPipeline.Engines.Tests.Deployed;

/// <summary>Which events are new. The pages are laid out by hand: Step Functions may show an event late.</summary>
public sealed class HistoryFollowerTests
{
    [Fact]
    public async Task New_AreThoseBehindTheKnownOnes_OldestFirst()
    {
        using var http = new HttpClient(new Pages("3 2 1", "5 4 3 2 1"));
        var follower = Follower(http);

        Assert.Equal([1, 2, 3], await TakeAsync(follower));
        Assert.Equal([4, 5], await TakeAsync(follower));
    }

    [Fact]
    public async Task New_BehindAGap_AreTakenOnceItIsFilled()
    {
        using var http = new HttpClient(new Pages("4 3 1", "4 3 2 1"));
        var follower = Follower(http);

        Assert.Equal([1], await TakeAsync(follower));
        Assert.Equal([2, 3, 4], await TakeAsync(follower));
    }

    [Fact]
    public async Task New_OverSeveralPages_AreReadUpToTheKnownOnes()
    {
        var pages = new Pages("1", "6 5 >", "4 3 >", "2 1 >");
        using var http = new HttpClient(pages);
        var follower = Follower(http);

        Assert.Equal([1], await TakeAsync(follower));
        Assert.Equal([2, 3, 4, 5, 6], await TakeAsync(follower));
        Assert.Equal(4, pages.Requests.Count);
        Assert.Equal([null, null, "next", "next"], pages.Requests.Select(request => (string?)request["nextToken"]));
    }

    private static HistoryFollower Follower(HttpClient http) => new(
        new AmazonStepFunctionsClient(
            new BasicAWSCredentials("AKIA111122223333", "simulated"),
            new AmazonStepFunctionsConfig { RegionEndpoint = RegionEndpoint.USEast1, HttpClientFactory = new SharedHttpClientFactory(http), MaxErrorRetry = 0, IgnoreConfiguredEndpointUrls = true }),
        "arn:aws:states:us-east-1:111122223333:execution:AmiPipeline:same");

    private static async Task<IEnumerable<long>> TakeAsync(HistoryFollower follower) =>
        (await follower.TakeNewAsync(TestContext.Current.CancellationToken)).Select(happened => happened.Id!.Value);

    /// <summary>Answers with one page after the other: the ids of its events, and <c>&gt;</c> where another follows.</summary>
    private sealed class Pages(params string[] pages) : HttpMessageHandler
    {
        private readonly Queue<string> _pages = new(pages);

        public List<JsonObject> Requests { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add(JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!.AsObject());
            var parts = _pages.Dequeue().Split(' ');
            var answer = new JsonObject { ["events"] = new JsonArray([.. parts.Where(part => part != ">").Select(id => new JsonObject { ["id"] = long.Parse(id), ["type"] = "WaitStateEntered", ["timestamp"] = 0 })]) };
            if (parts[^1] == ">")
            {
                answer["nextToken"] = "next";
            }

            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.0") };
        }
    }
}
