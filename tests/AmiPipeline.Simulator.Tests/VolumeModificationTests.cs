using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>Volumes that change their size, type and performance, and what their status says.</summary>
public sealed class VolumeModificationTests : IDisposable
{
    private const string Id = "vol-0d000000000000001";

    private readonly Lab _lab = new();

    [Fact]
    public async Task Volume_TakesItsNewShapeWhileItIsOptimizing()
    {
        var modification = (await ModifyAsync(request => (request.Size, request.VolumeType, request.Iops) = (9, "gp3", 4000))).VolumeModification;
        Assert.Equal(("modifying", 5, 9, 4000, 125), (modification.ModificationState.Value, modification.OriginalSize, modification.TargetSize, modification.TargetIops, modification.TargetThroughput));
        Assert.Equal(5, (await DescribeAsync()).Size);

        _lab.Pass(20);
        Assert.Equal((9, "gp3", 4000), ((await DescribeAsync()).Size!.Value, (await DescribeAsync()).VolumeType.Value, (await DescribeAsync()).Iops!.Value));
        Assert.Equal("optimizing", (await StateAsync()).ModificationState.Value);
        var error = await Lab.Fails(ModifyAsync(request => request.Size = 10));
        Assert.Equal(("IncorrectModificationState", $"Volume {Id} cannot be modified in modification state OPTIMIZING"), (error.ErrorCode, error.Message));

        _lab.PassHours(1);
        Assert.Equal("completed", (await StateAsync()).ModificationState.Value);
        await ModifyAsync(request => request.Size = 10);
    }

    [Fact]
    public async Task Volume_NeverShrinks_AndIsModifiedFourTimesADay()
    {
        Assert.Equal("New size cannot be smaller than existing size", (await Lab.Fails(ModifyAsync(request => request.Size = 4))).Message);
        Assert.Equal("InvalidVolumeModification.NotFound", (await Lab.Fails(StateAsync())).ErrorCode);
        for (var size = 6; size < 10; size++)
        {
            await ModifyAsync(request => request.Size = size);
            _lab.PassHours(1);
        }

        Assert.Equal("VolumeModificationRateExceeded", (await Lab.Fails(ModifyAsync(request => request.Size = 10))).ErrorCode);
        _lab.PassHours(21);
        await ModifyAsync(request => request.Size = 10);
    }

    [Fact]
    public async Task Status_OfAVolumeThatIsThere_IsOk()
    {
        var status = Assert.Single((await _lab.Ec2.DescribeVolumeStatusAsync(new DescribeVolumeStatusRequest { VolumeIds = [Id] })).VolumeStatuses);

        Assert.Equal(("ok", "us-east-1a"), (status.VolumeStatus.Status.Value, status.AvailabilityZone));
        Assert.Equal(["io-enabled passed", "io-performance not-applicable"], status.VolumeStatus.Details.Select(detail => $"{detail.Name} {detail.Status}"));
    }

    public void Dispose() => _lab.Dispose();

    private Task<ModifyVolumeResponse> ModifyAsync(Action<ModifyVolumeRequest> change)
    {
        var request = new ModifyVolumeRequest { VolumeId = Id };
        change(request);
        return _lab.Ec2.ModifyVolumeAsync(request);
    }

    private async Task<Volume> DescribeAsync() => Assert.Single((await _lab.Ec2.DescribeVolumesAsync(new DescribeVolumesRequest { VolumeIds = [Id] })).Volumes);

    private async Task<VolumeModification> StateAsync() => Assert.Single(
        (await _lab.Ec2.DescribeVolumesModificationsAsync(new DescribeVolumesModificationsRequest { VolumeIds = [Id] })).VolumesModifications);
}
