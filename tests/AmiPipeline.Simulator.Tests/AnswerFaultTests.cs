using Amazon.EC2.Model;
using Amazon.KeyManagementService.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>Calls that take effect, and whose answer is not what EC2 sent, or nothing.</summary>
public sealed class AnswerFaultTests : IDisposable
{
    private const string Plain = "ami-03000000000000001";
    private readonly Lab _lab = new();

    [Fact]
    public async Task AnswerThatNeverComes_HasItsEffect_AndIsTheCallersTimeOut()
    {
        _lab.Cloud.Faults.AtCall(1).TimeOut();

        await Assert.ThrowsAsync<TimeoutException>(() => _lab.CopyAsync(new CopyImageRequest { SourceImageId = Plain, Name = "made anyway" }));

        Assert.Contains(_lab.View.Images, image => image.Name == "made anyway");
        Assert.True(Assert.Single(_lab.Cloud.Calls.All).IsResponseLost);
    }

    [Fact]
    public async Task EmptyListing_ShowsNothingOnce_AndIsNoError()
    {
        _lab.Cloud.Faults.When(call => call.Service == "ec2", times: 4).ShowNothing();
        _lab.Cloud.Faults.When(call => call.Action == "ListAliases").ShowNothing();

        Assert.Empty((await _lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest())).Images ?? []);
        Assert.Empty((await _lab.Ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { MaxResults = 5 })).Snapshots ?? []);
        Assert.Empty((await _lab.Ec2.DescribeVolumesAsync(new DescribeVolumesRequest())).Volumes ?? []);
        Assert.Empty((await _lab.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest())).Reservations ?? []);
        Assert.Empty((await _lab.Kms.ListAliasesAsync(new ListAliasesRequest())).Aliases ?? []);

        Assert.NotEmpty((await _lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest())).Images);
        Assert.NotEmpty((await _lab.Kms.ListAliasesAsync(new ListAliasesRequest())).Aliases);
    }

    [Fact]
    public async Task EmptyListing_OfACallThatListsNothing_ChangesNothing()
    {
        _lab.Cloud.Faults.AtCall(1).ShowNothing();

        Assert.StartsWith("ami-", await _lab.CopyAsync(new CopyImageRequest { SourceImageId = Plain }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnswerOfSomethingElse_HasItsEffect()
    {
        _lab.Cloud.Faults.AtCall(1).AnswerWith(502, "text/html", "<html>Bad gateway</html>");
        _lab.Cloud.Faults.AtCall(2).Truncate();

        var error = await Lab.Fails(_lab.CopyAsync(new CopyImageRequest { SourceImageId = Plain, Name = "made anyway" }));
        await Assert.ThrowsAnyAsync<Exception>(() => _lab.CopyAsync(new CopyImageRequest { SourceImageId = Plain, Name = "made as well" }));

        Assert.Equal(502, (int)error.StatusCode);
        Assert.Contains(_lab.View.Images, image => image.Name == "made anyway");
        Assert.Contains(_lab.View.Images, image => image.Name == "made as well");
    }

    public void Dispose() => _lab.Dispose();
}
