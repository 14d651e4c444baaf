using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using AmiPipeline.Cli.Engines;
using Xunit;
using Tag = Amazon.EC2.Model.Tag;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>What the role of a source account is not for. With whom an image is shared, EC2 lets no policy say; of everything else the role gives to the pipeline alone.</summary>
public sealed class SourceRoleScenarios
{
    private const string Image = "ami-0f000000000000005";
    private const string Snapshot = "snap-0f000000000000006";
    private const string Key = "arn:aws:kms:us-east-1:444455556666:key/40000000-0000-4000-8000-000000000001";
    private static readonly AwsLocation There = new(AccountRoles.OwnerId, Account.Region);

    private static readonly Dictionary<string, Func<IAmazonEC2, Task>> Calls = new()
    {
        ["deregister an image"] = ec2 => ec2.DeregisterImageAsync(new DeregisterImageRequest("ami-0f000000000000006")),
        ["copy a snapshot"] = ec2 => ec2.CopySnapshotAsync(new CopySnapshotRequest { SourceSnapshotId = Snapshot, SourceRegion = Account.Region }),
        ["copy an image"] = ec2 => ec2.CopyImageAsync(new CopyImageRequest { SourceImageId = Image, SourceRegion = Account.Region, Name = "copy" }),
        ["describe an image anew"] = ec2 => ec2.ModifyImageAttributeAsync(new ModifyImageAttributeRequest { ImageId = Image, Description = "anew" }),
        ["share a snapshot with a stranger"] = ec2 => ec2.ModifySnapshotAttributeAsync(Sharing(new() { Add = [new() { UserId = "999900001111" }] })),
        ["share a snapshot with the pipeline and a stranger"] = ec2 => ec2.ModifySnapshotAttributeAsync(
            Sharing(new() { Add = [new() { UserId = Account.Id }, new() { UserId = "999900001111" }] })),
        ["make a snapshot public"] = ec2 => ec2.ModifySnapshotAttributeAsync(Sharing(new() { Add = [new() { Group = "all" }] })),
        ["take a stranger's access"] = ec2 => ec2.ModifySnapshotAttributeAsync(Sharing(new() { Remove = [new() { UserId = "999900001111" }] })),
        ["tag an image"] = ec2 => ec2.CreateTagsAsync(new CreateTagsRequest([Image], [new Tag("team", "ours")])),
        ["tag an image beside a mark"] = ec2 => ec2.CreateTagsAsync(new CreateTagsRequest([Image], [new Tag("ami-pipeline:shared-for:x", ""), new Tag("team", "ours")])),
        ["remove an owner's tag"] = ec2 => ec2.DeleteTagsAsync(new DeleteTagsRequest { Resources = [Image], Tags = [new Tag("share-with")] }),
        ["remove all tags"] = ec2 => ec2.DeleteTagsAsync(new DeleteTagsRequest { Resources = [Image] }),
    };

    private readonly Account _account = new(roles: SynthesizedRoles.OtherAccount);

    public static TheoryData<string> Names => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Call_IsRefused_ThoughItWouldGoWell(string name)
    {
        var before = _account.Engine.Cloud.Inspect(AccountRoles.OwnerId, Account.Region).Dump();
        var role = SynthesizedRoles.ClientsOf(_account.Engine.Cloud, _account.Engine.Clock, AccountRoles.Source).Ec2(There);

        var error = await Assert.ThrowsAsync<AmazonEC2Exception>(() => Calls[name](role));

        Assert.Equal("UnauthorizedOperation", error.ErrorCode);
        Assert.Equal(before, _account.Engine.Cloud.Inspect(AccountRoles.OwnerId, Account.Region).Dump());
        await Calls[name](SimulatedClients.Of(_account.Engine.Cloud, _account.Engine.Clock).Ec2(There));
    }

    public static TheoryData<string, string> Loans => new()
    {
        { "arn:aws:iam::999900001111:root", AccountRoles.Source.Arn },
        { "arn:aws:iam::111122223333:root", "arn:aws:iam::111122223333:root" },
    };

    [Theory]
    [MemberData(nameof(Loans))]
    public async Task Key_IsLentToThePipelineOnly_AndByAGrantThatTheRoleCanRetire(string grantee, string retiring)
    {
        var kms = SynthesizedRoles.ClientsOf(_account.Engine.Cloud, _account.Engine.Clock, AccountRoles.Source).Kms(There);

        var error = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => kms.CreateGrantAsync(
            new CreateGrantRequest { KeyId = Key, GranteePrincipal = grantee, RetiringPrincipal = retiring, Operations = ["Decrypt"] }));

        Assert.Equal("AccessDeniedException", error.ErrorCode);
    }

    [Fact]
    public async Task Key_CannotBeDeletedOrDisabled()
    {
        var kms = SynthesizedRoles.ClientsOf(_account.Engine.Cloud, _account.Engine.Clock, AccountRoles.Source).Kms(There);

        foreach (var call in new Func<Task>[] { () => kms.ScheduleKeyDeletionAsync(Key, 7), () => kms.DisableKeyAsync(Key) })
        {
            Assert.Equal("AccessDeniedException", (await Assert.ThrowsAnyAsync<AmazonKeyManagementServiceException>(call)).ErrorCode);
        }
    }

    private static ModifySnapshotAttributeRequest Sharing(CreateVolumePermissionModifications change) =>
        new() { SnapshotId = Snapshot, CreateVolumePermission = change };
}
