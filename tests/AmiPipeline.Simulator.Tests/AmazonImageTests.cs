using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>Public images of Amazon: copied like anybody's, if their snapshots are public too.</summary>
public sealed class AmazonImageTests
{
    private const string ImageId = "ami-0a700000000000001";

    [Fact]
    public async Task PublicImage_HasPublicSnapshots_UnlessSaidOtherwise()
    {
        using var lab = new Lab(world: World());

        var copy = await lab.CopyAsync(new CopyImageRequest { SourceImageId = ImageId });
        lab.PassHours(1);

        Assert.Equal("available", lab.View.Image(copy).State);
    }

    [Theory]
    [InlineData("\"launchPermissions\": [\"all\"]", "\"sharedWith\": [], ")]
    [InlineData("\"launchPermissions\": [\"111122223333\"]", "")]
    public async Task CopyImage_NeedsItsSnapshotsShared_WhoeverOwnsIt(string permissions, string shared)
    {
        using var lab = new Lab(world: World(permissions, shared));

        var error = await Lab.Fails(lab.CopyAsync(new CopyImageRequest { SourceImageId = ImageId }));

        Assert.Equal(("InvalidRequest", "You do not have permission to access the storage of this ami"), (error.ErrorCode, error.Message));
    }

    private static string World(string permissions = "\"launchPermissions\": [\"all\"]", string shared = "") => $$"""
        { "regions": [{ "name": "us-east-1" }], "accounts": [
          { "id": "111122223333" },
          { "id": "137112412989", "alias": "amazon", "regions": [{ "name": "us-east-1", "images": [{
            "id": "{{ImageId}}", "name": "al2023", {{permissions}},
            "devices": [{ "deviceName": "/dev/xvda", "snapshotId": "snap-0a700000000000001", {{shared}}"sizeGiB": 8 }] }] }] }
        ] }
        """;
}
