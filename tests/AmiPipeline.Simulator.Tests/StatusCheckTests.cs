using Amazon.EC2;
using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>Status checks: what runs has only begun to boot.</summary>
public sealed class StatusCheckTests : IDisposable
{
    private readonly Lab _lab = new();

    [Fact]
    public async Task Checks_AreInitializing_UntilTheInstanceHasBooted_AndAgainAfterAStart()
    {
        var id = await LifecycleTests.LaunchAsync(_lab, "ami-03000000000000001");
        _lab.Pass(60);
        Assert.Equal([SummaryStatus.Initializing, SummaryStatus.Initializing], await ChecksAsync(id));
        _lab.Pass(120);
        Assert.Equal([SummaryStatus.Ok, SummaryStatus.Ok], await ChecksAsync(id));

        await _lab.Ec2.StopInstancesAsync(new StopInstancesRequest([id]));
        _lab.Pass(60);
        Assert.Empty(await ChecksAsync(id));
        await _lab.Ec2.StartInstancesAsync(new StartInstancesRequest([id]));
        _lab.Pass(60);
        Assert.Equal([SummaryStatus.Initializing, SummaryStatus.Initializing], await ChecksAsync(id));
    }

    public void Dispose() => _lab.Dispose();

    private async Task<SummaryStatus[]> ChecksAsync(string id)
    {
        var statuses = (await _lab.Ec2.DescribeInstanceStatusAsync(new DescribeInstanceStatusRequest { InstanceIds = [id] })).InstanceStatuses ?? [];
        return [.. statuses.SelectMany(status => new[] { status.Status.Status, status.SystemStatus.Status })];
    }
}
