using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>The truth table of CopySnapshot, row by row (EBS User Guide, "Copy an Amazon EBS snapshot").</summary>
public sealed class CopySnapshotEncryptionTests
{
    private const string Plain = "snap-0d000000000000002";
    private const string UnderData = "snap-0d000000000000001";

    public static TheoryData<string, bool?, string?, bool, string?> Rows => new()
    {
        // source, Encrypted, KmsKeyId, encryption by default → key of the copy; "alias/logs" is the default key
        { Plain, null, null, false, null },
        { Plain, true, null, false, "alias/logs" },
        { Plain, true, "alias/golden", false, "alias/golden" },
        { Plain, null, null, true, "alias/logs" },
        { Plain, true, null, true, "alias/logs" },
        { Plain, true, "alias/golden", true, "alias/golden" },
        { UnderData, null, null, false, "alias/aws/ebs" },
        { UnderData, true, null, false, "alias/aws/ebs" },
        { UnderData, true, "alias/golden", false, "alias/golden" },
        { UnderData, null, null, true, "alias/logs" },
        { UnderData, true, null, true, "alias/logs" },
        { UnderData, true, "alias/golden", true, "alias/golden" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Copy_GetsTheKeyOfTheTable(string source, bool? encrypted, string? key, bool encryptionByDefault, string? expected)
    {
        using var lab = await CopyImageEncryptionTests.LabWithDefaultKeyAsync(encryptionByDefault);

        var copy = await lab.Ec2.CopySnapshotAsync(
            new CopySnapshotRequest { SourceRegion = Lab.Here, SourceSnapshotId = source, Encrypted = encrypted, KmsKeyId = key });
        lab.PassHours(1);

        var snapshot = lab.View.Snapshot(copy.SnapshotId);
        Assert.Equal("completed", snapshot.State);
        Assert.Equal("vol-ffffffff", snapshot.VolumeId);
        Assert.Equal(expected is null ? null : lab.KeyArn(expected), snapshot.KeyArn);
        Assert.Equal(lab.View.Snapshot(source).Content, snapshot.Content);
    }

    [Fact]
    public async Task Copy_WithKeyButNotEncrypted_IsRefused_EvenWithEncryptionByDefault()
    {
        using var lab = await CopyImageEncryptionTests.LabWithDefaultKeyAsync(encryptionByDefault: true);

        var error = await Lab.Fails(lab.Ec2.CopySnapshotAsync(
            new CopySnapshotRequest { SourceRegion = Lab.Here, SourceSnapshotId = Plain, KmsKeyId = "alias/golden" }));

        Assert.Equal("InvalidParameterDependency", error.ErrorCode);
    }

    [Fact]
    public async Task Copy_ToUnencrypted_IsRefused()
    {
        using var lab = new Lab();

        var error = await Lab.Fails(lab.Ec2.CopySnapshotAsync(
            new CopySnapshotRequest { SourceRegion = Lab.Here, SourceSnapshotId = UnderData, Encrypted = false }));

        Assert.Equal("InvalidParameterValue", error.ErrorCode);
    }

    [Fact]
    public async Task Copy_DoesNotCarryUserTags()
    {
        using var lab = new Lab();
        await lab.Ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [Plain], Tags = [new Tag("team", "base")] });

        var copy = await lab.Ec2.CopySnapshotAsync(new CopySnapshotRequest { SourceRegion = Lab.Here, SourceSnapshotId = Plain });

        Assert.Empty(lab.View.Snapshot(copy.SnapshotId).Tags);
    }
}
