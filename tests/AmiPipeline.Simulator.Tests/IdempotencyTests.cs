using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>Client tokens, and the calls that have none (EC2 API Reference, "Ensuring idempotency").</summary>
public sealed class IdempotencyTests : IDisposable
{
    private readonly Lab _lab = new();

    [Fact]
    public async Task CopyImage_SameToken_MakesOneImage()
    {
        var first = await _lab.CopyAsync(Copy("token-1", "name one"));
        var second = await _lab.CopyAsync(Copy("token-1", "name one"));
        var third = await _lab.CopyAsync(Copy("token-2", "name two"));

        Assert.Equal(first, second);
        Assert.NotEqual(first, third);
    }

    [Fact]
    public async Task CopyImage_SameTokenOtherParameters_IsAMismatch()
    {
        await _lab.CopyAsync(Copy("token-1", "name one"));

        var error = await Lab.Fails(_lab.CopyAsync(Copy("token-1", "name two")));

        Assert.Equal("IdempotentParameterMismatch", error.ErrorCode);
    }

    [Theory]
    [InlineData("CopyImage&SourceRegion=us-east-1&SourceImageId=ami-03000000000000001&Name=abc", 128)]
    [InlineData("CreateVolume&AvailabilityZone=us-east-1a&Size=1", 64)]
    [InlineData("RunInstances&ImageId=ami-05000000000000001&InstanceType=t3.small&MinCount=1&MaxCount=1", 64)]
    public void Token_ThatIsTooLongOrNotAscii_IsRefused(string action, int longest)
    {
        Assert.Contains("<Code>InvalidClientToken</Code>", _lab.Post($"Action={action}&ClientToken={new string('t', longest + 1)}").Body);
        Assert.Contains("<Code>InvalidClientToken</Code>", _lab.Post($"Action={action}&ClientToken=%C3%A9").Body);
        Assert.Equal(200, _lab.Post($"Action={action}&ClientToken={new string('t', longest)}").Status);
    }

    [Fact]
    public async Task TokensBeyondThoseKept_AreForgotten_TheOldestFirst()
    {
        using var lab = new Lab(options => options with { ClientTokensKept = 2 });
        async Task<string> CreateAsync(string token) => (await lab.Ec2.CreateVolumeAsync(
            new CreateVolumeRequest { AvailabilityZone = "us-east-1a", Size = 1, ClientToken = token })).Volume.VolumeId;

        var first = await CreateAsync("one");
        var second = await CreateAsync("two");
        await CreateAsync("three");

        Assert.Equal(second, await CreateAsync("two"));
        Assert.NotEqual(first, await CreateAsync("one"));
    }

    [Fact]
    public async Task CreateVolume_SameToken_MakesOneVolume()
    {
        var request = new CreateVolumeRequest { AvailabilityZone = "us-east-1a", Size = 1, ClientToken = "token-1" };

        var first = await _lab.Ec2.CreateVolumeAsync(request);
        _lab.Pass(30);
        var second = await _lab.Ec2.CreateVolumeAsync(request);

        Assert.Equal(first.Volume.VolumeId, second.Volume.VolumeId);
    }

    [Fact]
    public async Task RunInstances_SameToken_MakesOneInstance_AndKnowsWhenItIsGone()
    {
        var first = await _lab.Ec2.RunInstancesAsync(Launch("token-1", null));
        var second = await _lab.Ec2.RunInstancesAsync(Launch("token-1", null));
        var id = first.Reservation.Instances[0].InstanceId;
        Assert.Equal(id, second.Reservation.Instances[0].InstanceId);
        Assert.Equal(first.Reservation.ReservationId, second.Reservation.ReservationId);

        await _lab.Ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [id] });
        _lab.Pass(90);
        var error = await Lab.Fails(_lab.Ec2.RunInstancesAsync(Launch("token-1", null)));

        Assert.Equal("IdempotentInstanceTerminated", error.ErrorCode);
    }

    [Fact]
    public async Task RunInstances_TokenWithSubnet_IsZonal()
    {
        var first = await _lab.Ec2.RunInstancesAsync(Launch("token-1", "subnet-0aaaaaaaaaaaaaaa1"));
        var elsewhere = await _lab.Ec2.RunInstancesAsync(Launch("token-1", "subnet-0aaaaaaaaaaaaaaa2"));

        Assert.NotEqual(first.Reservation.Instances[0].InstanceId, elsewhere.Reservation.Instances[0].InstanceId);
    }

    [Fact]
    public async Task CreateSnapshot_Repeated_MakesAnother()
    {
        var request = new CreateSnapshotRequest { VolumeId = "vol-0d000000000000001" };

        var first = await _lab.Ec2.CreateSnapshotAsync(request);
        var second = await _lab.Ec2.CreateSnapshotAsync(request);

        Assert.NotEqual(first.Snapshot.SnapshotId, second.Snapshot.SnapshotId);
    }

    [Fact]
    public async Task CreateImage_Repeated_MeetsItsOwnName()
    {
        var request = new CreateImageRequest { InstanceId = "i-04000000000000002", Name = "captured" };
        var first = await _lab.Ec2.CreateImageAsync(request);

        var error = await Lab.Fails(_lab.Ec2.CreateImageAsync(request));

        Assert.Equal("InvalidAMIName.Duplicate", error.ErrorCode);
        Assert.Equal($"AMI name captured is already in use by AMI {first.ImageId}", error.Message);
    }

    [Fact]
    public async Task CopyImage_WithoutUniqueNames_MakesTwoOfOneName()
    {
        using var lab = new Lab(options => options with { CopiesNeedUniqueNames = false });

        var first = await lab.CopyAsync(Copy("token-1", "same name"));
        var second = await lab.CopyAsync(Copy("token-2", "same name"));

        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task Terminate_Repeated_IsNoError()
    {
        var request = new TerminateInstancesRequest { InstanceIds = ["i-04000000000000001"] };
        await _lab.Ec2.TerminateInstancesAsync(request);
        _lab.Pass(90);

        var again = await _lab.Ec2.TerminateInstancesAsync(request);

        Assert.Equal("terminated", again.TerminatingInstances[0].CurrentState.Name);
    }

    public void Dispose() => _lab.Dispose();

    private static CopyImageRequest Copy(string token, string name) =>
        new() { SourceImageId = "ami-03000000000000001", ClientToken = token, Name = name };

    private static RunInstancesRequest Launch(string token, string? subnetId) => new()
    {
        ImageId = "ami-05000000000000001",
        InstanceType = "t3.small",
        MinCount = 1,
        MaxCount = 1,
        ClientToken = token,
        SubnetId = subnetId,
    };
}
