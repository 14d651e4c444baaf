using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>What one account can do with another's images and snapshots.</summary>
public sealed class SharingTests : IDisposable
{
    private readonly Lab _lab = new();

    [Fact]
    public async Task Account_SeesOwnAndSharedImages_ButNotTheTagsOfOthers()
    {
        await _lab.Ec2Client(Lab.OtherAccount).CreateTagsAsync(new CreateTagsRequest { Resources = ["ami-0f000000000000002"], Tags = [new Tag("theirs", "yes")] });

        var images = (await _lab.Ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = [Lab.OtherAccount] })).Images;

        Assert.Equal(5, images.Count);
        Assert.All(images, image => Assert.Null(image.Tags));
    }

    [Fact]
    public async Task Snapshot_OfAnother_IsSilentlyLeftOut()
    {
        var response = await _lab.Ec2.DescribeSnapshotsAsync(
            new DescribeSnapshotsRequest { SnapshotIds = ["snap-0f000000000000001", "snap-0f000000000000002"] });

        Assert.Equal(["snap-0f000000000000002"], response.Snapshots.Select(snapshot => snapshot.SnapshotId));
    }

    [Fact]
    public async Task SharedImage_CanBeLaunched_WithoutItsSnapshotBeingShared()
    {
        var id = await LifecycleTests.LaunchAsync(_lab, "ami-0f000000000000001");
        _lab.Pass(60);

        Assert.Equal("running", _lab.View.Instance(id).State);
        var volume = Assert.Single(_lab.View.Volumes, volume => volume.InstanceId == id);
        Assert.Equal(_lab.KeyArn("alias/aws/ebs"), volume.KeyArn);
    }

    [Fact]
    public async Task SharedImage_UnderAKeyThatMayNotBeUsed_DoesNotStart()
    {
        var id = await LifecycleTests.LaunchAsync(_lab, "ami-0f000000000000004");
        _lab.Pass(60);

        Assert.Equal("terminated", _lab.View.Instance(id).State);
    }

    [Fact]
    public async Task UnderTheAwsManagedKey_NothingCanBeShared()
    {
        var imageId = await _lab.CopyAsync(new CopyImageRequest { SourceImageId = "ami-03000000000000001", Encrypted = true });
        _lab.PassHours(1);
        var snapshotId = _lab.View.Image(imageId).Devices[0].SnapshotId;

        var snapshotError = await Lab.Fails(_lab.Ec2.ModifySnapshotAttributeAsync(new ModifySnapshotAttributeRequest
        {
            SnapshotId = snapshotId,
            Attribute = "createVolumePermission",
            OperationType = "add",
            UserIds = [Lab.OtherAccount],
        }));
        var imageError = await Lab.Fails(_lab.Ec2.ModifyImageAttributeAsync(new ModifyImageAttributeRequest
        {
            ImageId = imageId,
            LaunchPermission = new LaunchPermissionModifications { Add = [new LaunchPermission { UserId = Lab.OtherAccount }] },
        }));

        Assert.Equal(("OperationNotPermitted", "Encrypted snapshots with EBS default key cannot be shared"), (snapshotError.ErrorCode, snapshotError.Message));
        Assert.Equal("InvalidParameter", imageError.ErrorCode);
    }

    [Fact]
    public async Task Snapshot_SharedAndUnshared_BothForms()
    {
        const string Id = "snap-0d000000000000001";
        await _lab.Ec2.ModifySnapshotAttributeAsync(new ModifySnapshotAttributeRequest
        {
            SnapshotId = Id,
            CreateVolumePermission = new CreateVolumePermissionModifications { Add = [new CreateVolumePermission { UserId = Lab.OtherAccount }] },
        });
        Assert.Equal([Lab.OtherAccount], _lab.View.Snapshot(Id).CreateVolumePermissions);

        await _lab.Ec2.ModifySnapshotAttributeAsync(new ModifySnapshotAttributeRequest
        {
            SnapshotId = Id,
            Attribute = "createVolumePermission",
            OperationType = "remove",
            UserIds = [Lab.OtherAccount],
        });
        Assert.Empty(_lab.View.Snapshot(Id).CreateVolumePermissions);
    }

    // As Packer sends it, and as Ansible does.
    [Theory]
    [InlineData("Action=ModifyImageAttribute&ImageId=ami-03000000000000001&LaunchPermission.Add.1.UserId=444455556666&UserId.1=444455556666")]
    [InlineData("Action=ModifyImageAttribute&ImageId=ami-03000000000000001&Attribute=LaunchPermission&LaunchPermission.Add.1.UserId=444455556666")]
    public void Image_IsShared_InTheFormsOfClients(string form)
    {
        Assert.Equal(200, _lab.Post(form).Status);

        Assert.Equal([Lab.OtherAccount], _lab.View.Image("ami-03000000000000001").LaunchPermissions);
    }

    [Theory]
    [InlineData("Action=ModifySnapshotAttribute&SnapshotId=snap-0d000000000000001&CreateVolumePermission.Add.1.UserId=444455556666&UserId.1=444455556666")]
    [InlineData("Action=ModifySnapshotAttribute&SnapshotId=snap-0d000000000000001&Attribute=CreateVolumePermission&OperationType=add&UserId.1=444455556666")]
    public void Snapshot_IsShared_InTheFormsOfClients(string form)
    {
        Assert.Equal(200, _lab.Post(form).Status);

        Assert.Equal([Lab.OtherAccount], _lab.View.Snapshot("snap-0d000000000000001").CreateVolumePermissions);
    }

    [Theory]
    [InlineData("UserId.1=444455556666", "MissingParameter", "OperationType")]
    [InlineData("LaunchPermission.Add.1.UserId=444455556666&UserId.1=777788889999", "MissingParameter", "OperationType")]
    [InlineData("LaunchPermission.Add.1.UserId=4444-5555-6666", "InvalidAMIAttributeItemValue", "Invalid attribute item value \"4444-5555-6666\" for userId item type.")]
    [InlineData("LaunchPermission.Add.1.Group=developers", "InvalidAMIAttributeItemValue", "Invalid attribute item value \"developers\" for UserGroup item type.")]
    [InlineData("LaunchPermission.Add.1.OrganizationArn=o-abcdefghij", "InvalidAMIAttributeItemValue", "o-abcdefghij")]
    [InlineData("Attribute=launchPermission", "InvalidParameterCombination", "No attributes specified.")]
    [InlineData("Attribute=Description+&Description.Value=d&ImdsSupport.Value=v2.0", "InvalidParameterCombination", "one attribute")]
    public void Image_IsNotShared_ByWhatSaysNotHow(string parameters, string code, string text)
    {
        var (status, body) = _lab.Post($"Action=ModifyImageAttribute&ImageId=ami-03000000000000001&{parameters}");

        Assert.Equal(400, status);
        Assert.Contains($"<Code>{code}</Code>", body);
        Assert.Contains(text, System.Net.WebUtility.HtmlDecode(body));
        Assert.Empty(_lab.View.Image("ami-03000000000000001").LaunchPermissions);
    }

    [Theory]
    [InlineData("OrganizationArn", "arn:aws:organizations::111122223333:organization/o-abcdefghij", "organizationId", "\"o-abcdefghij\"")]
    [InlineData("OrganizationalUnitArn", "arn:aws:organizations::111122223333:ou/o-abcdefghij/ou-abcd-12345678", "organizationalUnitIds", "[\"ou-abcd-87654321\", \"ou-abcd-12345678\"]")]
    public async Task Image_IsSharedWithAnOrganizationOrItsUnit(string field, string arn, string member, string value)
    {
        using var lab = new Lab(world: Lab.WorldJson
            .Replace($"\"id\": \"{Lab.OtherAccount}\",", $"\"id\": \"{Lab.OtherAccount}\", \"{member}\": {value},", StringComparison.Ordinal));
        const string Image = "ami-03000000000000001";
        var other = lab.Ec2Client(Lab.OtherAccount);
        await Lab.Fails(other.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [Image] }));

        Assert.Equal(200, lab.Post($"Action=ModifyImageAttribute&ImageId={Image}&OperationType=add&{field}.1={arn}").Status);

        Assert.Single((await other.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [Image] })).Images);
        var holder = Assert.Single((await lab.Ec2.DescribeImageAttributeAsync(new DescribeImageAttributeRequest { ImageId = Image, Attribute = "launchPermission" })).ImageAttribute.LaunchPermissions);
        Assert.Equal(arn, field == "OrganizationArn" ? holder.OrganizationArn : holder.OrganizationalUnitArn);

        Assert.Equal(200, lab.Post($"Action=ModifyImageAttribute&ImageId={Image}&LaunchPermission.Remove.1.{field}={arn}").Status);
        await Lab.Fails(other.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [Image] }));
    }

    [Fact]
    public async Task EncryptedImage_CannotBeMadePublic()
    {
        var error = await Lab.Fails(_lab.Ec2.ModifyImageAttributeAsync(new ModifyImageAttributeRequest
        {
            ImageId = "ami-02000000000000001",
            LaunchPermission = new LaunchPermissionModifications { Add = [new LaunchPermission { Group = "all" }] },
        }));

        Assert.Equal("OperationNotPermitted", error.ErrorCode);
    }

    public void Dispose() => _lab.Dispose();
}
