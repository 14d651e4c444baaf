using Amazon.EC2.Model;
using AmiPipeline.Engines.Aws;
using Xunit;

namespace AmiPipeline.Cli.Tests.Aws;

/// <summary>Calls without a client token over HTTP, when the connection breaks after EC2 has done what was requested.</summary>
public sealed class NoRetriesTests
{
    [Fact]
    public async Task Call_WithoutRetries_WhoseAnswerIsLost_IsNotSentAgain()
    {
        await using var lab = await AwsLab.StartAsync();
        var volumeId = lab.View.Volumes[0].Id;
        lab.Cloud.Faults.When(call => call.Action == "CreateSnapshot").LoseResponse();

        await Assert.ThrowsAnyAsync<Exception>(() => Clients(lab).Ec2WithoutRetries(Location).CreateSnapshotAsync(new CreateSnapshotRequest(volumeId, "once"), TestContext.Current.CancellationToken));

        Assert.Single(lab.Cloud.Calls.All, call => call.Action == "CreateSnapshot");
        Assert.Single(lab.Added);
    }

    [Fact]
    public async Task Call_ThatMayBeSentTwice_WhoseAnswerIsLost_IsSentAgain()
    {
        await using var lab = await AwsLab.StartAsync();
        lab.Cloud.Faults.When(call => call.Action == "DescribeImages", times: 1).LoseResponse();

        await Clients(lab).Ec2(Location).DescribeImagesAsync(new DescribeImagesRequest(), TestContext.Current.CancellationToken);

        Assert.Equal(2, lab.Cloud.Calls.All.Count(call => call.Action == "DescribeImages"));
    }

    private static AwsLocation Location { get; } = new(AwsLab.AccountId, AwsLab.Region);

    private static Functions.Aws.AwsClients Clients(AwsLab lab) =>
        new(new ConnectionClientFactory(AwsLab.Reach(new AwsConnection(), lab.Endpoint), new AwsCallCounter()), lab.Clock);
}
