using Amazon.EC2;
using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>Block public access for images and for snapshots.</summary>
public sealed class PublicAccessTests : IDisposable
{
    private const string Image = "ami-03000000000000001";
    private const string Plain = "snap-0d000000000000002";

    private readonly Lab _lab = new();

    [Fact]
    public async Task Images_AreNotMadePublic_WhileItIsBlocked()
    {
        Assert.Equal(("unblocked", "account"), await ImageStateAsync());
        var enabled = await _lab.Ec2.EnableImageBlockPublicAccessAsync(new EnableImageBlockPublicAccessRequest { ImageBlockPublicAccessState = ImageBlockPublicAccessEnabledState.BlockNewSharing });
        Assert.Equal(("block-new-sharing", ("block-new-sharing", "account")), (enabled.ImageBlockPublicAccessState.Value, await ImageStateAsync()));

        var error = await Lab.Fails(ShareImageAsync(new LaunchPermission { Group = PermissionGroup.All }));
        await ShareImageAsync(new LaunchPermission { UserId = Lab.OtherAccount });

        Assert.Equal("OperationNotPermitted", error.ErrorCode);
        Assert.StartsWith("You can’t publicly share this image because block public access for AMIs is enabled for this account.", error.Message, StringComparison.Ordinal);
        Assert.Equal([Lab.OtherAccount], _lab.View.Image(Image).LaunchPermissions);
        var disabled = await _lab.Ec2.DisableImageBlockPublicAccessAsync(new DisableImageBlockPublicAccessRequest());
        Assert.Equal("unblocked", disabled.ImageBlockPublicAccessState.Value);
        await ShareImageAsync(new LaunchPermission { Group = PermissionGroup.All });
    }

    [Theory]
    [InlineData("block-new-sharing", true)]
    [InlineData("block-all-sharing", false)]
    public async Task Snapshots_ThatArePublic_StayReadable_OnlyWhereNewOnesAreBlocked(string state, bool isReadable)
    {
        await ShareSnapshotAsync(Plain);
        await _lab.Ec2.EnableSnapshotBlockPublicAccessAsync(new EnableSnapshotBlockPublicAccessRequest { State = new SnapshotBlockPublicAccessState(state) });
        var now = await _lab.Ec2.GetSnapshotBlockPublicAccessStateAsync(new GetSnapshotBlockPublicAccessStateRequest());
        Assert.Equal((state, "account"), (now.State.Value, now.ManagedBy.Value));

        var seen = await _lab.Ec2Client(Lab.OtherAccount).DescribeSnapshotsAsync(new DescribeSnapshotsRequest { SnapshotIds = [Plain] });
        var error = await Lab.Fails(ShareSnapshotAsync(Plain));

        Assert.Equal(isReadable, seen.Snapshots is { Count: 1 });
        Assert.Equal("OperationNotPermitted", error.ErrorCode);
        var disabled = await _lab.Ec2.DisableSnapshotBlockPublicAccessAsync(new DisableSnapshotBlockPublicAccessRequest());
        Assert.Equal("unblocked", disabled.State.Value);
        Assert.Single((await _lab.Ec2Client(Lab.OtherAccount).DescribeSnapshotsAsync(new DescribeSnapshotsRequest { SnapshotIds = [Plain] })).Snapshots);
    }

    [Theory]
    [InlineData("Action=EnableImageBlockPublicAccess", "MissingParameter")]
    [InlineData("Action=EnableImageBlockPublicAccess&ImageBlockPublicAccessState=unblocked", "InvalidParameterValue")]
    [InlineData("Action=EnableSnapshotBlockPublicAccess", "MissingParameter")]
    [InlineData("Action=EnableSnapshotBlockPublicAccess&State=all", "InvalidParameterValue")]
    public void State_ThatIsNone_IsRefused(string form, string code) => Assert.Contains($"<Code>{code}</Code>", _lab.Post(form).Body, StringComparison.Ordinal);

    public void Dispose() => _lab.Dispose();

    private async Task<(string, string)> ImageStateAsync()
    {
        var state = await _lab.Ec2.GetImageBlockPublicAccessStateAsync(new GetImageBlockPublicAccessStateRequest());
        return (state.ImageBlockPublicAccessState, state.ManagedBy.Value);
    }

    private Task ShareImageAsync(LaunchPermission permission) => _lab.Ec2.ModifyImageAttributeAsync(
        new ModifyImageAttributeRequest { ImageId = Image, LaunchPermission = new LaunchPermissionModifications { Add = [permission] } });

    private Task ShareSnapshotAsync(string id) => _lab.Ec2.ModifySnapshotAttributeAsync(new ModifySnapshotAttributeRequest
    {
        SnapshotId = id,
        CreateVolumePermission = new CreateVolumePermissionModifications { Add = [new CreateVolumePermission { Group = PermissionGroup.All }] },
    });
}
