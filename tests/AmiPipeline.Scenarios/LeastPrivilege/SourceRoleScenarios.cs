using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using AmiPipeline.Engines.Simulated;
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
        ["share a snapshot with the pipeline and everybody"] = ec2 => ec2.ModifySnapshotAttributeAsync(
            Sharing(new() { Add = [new() { UserId = Account.Id }, new() { Group = "all" }] })),
        ["make a snapshot public"] = ec2 => ec2.ModifySnapshotAttributeAsync(Sharing(new() { Add = [new() { Group = "all" }] })),
        ["take a stranger's access"] = ec2 => ec2.ModifySnapshotAttributeAsync(Sharing(new() { Remove = [new() { UserId = "999900001111" }] })),
        ["tag an image"] = ec2 => ec2.CreateTagsAsync(new CreateTagsRequest([Image], [new Tag("team", "ours")])),
        ["tag an image beside a mark"] = ec2 => ec2.CreateTagsAsync(new CreateTagsRequest([Image], [new Tag("ami-pipeline:shared-for:x", ""), new Tag("team", "ours")])),
        ["mark an image as the pipeline's own"] = ec2 => ec2.CreateTagsAsync(new CreateTagsRequest([Image], [new Tag("ami-pipeline:owner", "x")])),
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
        await Calls[name](SimulatedClients.Create(_account.Engine.Cloud, _account.Engine.Clock).Ec2(There));
    }

    // With the id of a grant that the owner has given.
    private static readonly Dictionary<string, Func<IAmazonKeyManagementService, string, Task>> CallsOnKeys = new()
    {
        ["lend a key to a stranger"] = (kms, _) => kms.CreateGrantAsync(Loan(request => request.GranteePrincipal = "arn:aws:iam::999900001111:root")),
        ["lend it by a grant that the role cannot retire"] = (kms, _) => kms.CreateGrantAsync(Loan(request => request.RetiringPrincipal = $"arn:aws:iam::{Account.Id}:root")),
        ["lend it for more than copying"] = (kms, _) => kms.CreateGrantAsync(Loan(request => request.Operations = ["Decrypt", "RetireGrant"])),
        ["take back a grant of the owner's"] = (kms, grantId) => kms.RevokeGrantAsync(new RevokeGrantRequest { KeyId = Key, GrantId = grantId }),
        ["look for grants that others may retire"] = (kms, _) => kms.ListRetirableGrantsAsync(
            new ListRetirableGrantsRequest { RetiringPrincipal = $"arn:aws:iam::{AccountRoles.OwnerId}:role/other" }),
        ["disable a key"] = (kms, _) => kms.DisableKeyAsync(Key),
        ["schedule a key's deletion"] = (kms, _) => kms.ScheduleKeyDeletionAsync(Key, 7),
    };

    public static TheoryData<string> NamesOnKeys => [.. CallsOnKeys.Keys];

    [Theory]
    [MemberData(nameof(NamesOnKeys))]
    public async Task CallOnAKey_IsRefused_ThoughItWouldGoWell(string name)
    {
        var owner = SimulatedClients.Create(_account.Engine.Cloud, _account.Engine.Clock).Kms(There);
        var grant = await owner.CreateGrantAsync(Loan(request => request.RetiringPrincipal = null));
        var role = SynthesizedRoles.ClientsOf(_account.Engine.Cloud, _account.Engine.Clock, AccountRoles.Source).Kms(There);

        var error = await Assert.ThrowsAnyAsync<AmazonKeyManagementServiceException>(() => CallsOnKeys[name](role, grant.GrantId));

        Assert.Equal("AccessDeniedException", error.ErrorCode);
        await CallsOnKeys[name](owner, grant.GrantId);
    }

    /// <summary>The loan that the calls above are variations of.</summary>
    [Fact]
    public async Task Key_IsLentToThePipeline() => await SynthesizedRoles.ClientsOf(_account.Engine.Cloud, _account.Engine.Clock, AccountRoles.Source)
        .Kms(There).CreateGrantAsync(Loan(_ => { }));

    /// <summary>What the simulator has no call for, or the account nothing to call it on, by the policies alone.</summary>
    public static TheoryData<string, string> Elsewhere => new()
    {
        { "ec2:DeleteSnapshot", $"arn:aws:ec2:us-east-1::snapshot/{Snapshot}" },
        { "ec2:CreateTags", "arn:aws:ec2:us-east-1:444455556666:instance/i-04000000000000001" },
        { "kms:CreateGrant", "arn:aws:kms:us-east-1:999900001111:key/40000000-0000-4000-8000-000000000001" },
        { "kms:Decrypt", Key },
        { "kms:PutKeyPolicy", Key },
        { "sts:AssumeRole", "arn:aws:iam::444455556666:role/admin" },
        { "iam:PassRole", "arn:aws:iam::444455556666:role/admin" },
    };

    [Theory]
    [MemberData(nameof(Elsewhere))]
    public void Role_MayNotDoThisElsewhere_AsARoleMayThatHasIt(string action, string resource)
    {
        var iam = _account.Engine.Cloud.Iam;

        Assert.True(HostileAccount.IsAllowedWhereGranted(iam, action, resource));
        Assert.False(iam.Authorize(AccountRoles.Source.Arn, action, resource, AsSharingAsks).IsAllowed);
    }

    /// <summary>With these keys the two actions among the above are allowed on what is to be shared.</summary>
    [Theory]
    [InlineData("ec2:CreateTags", $"arn:aws:ec2:us-east-1::image/{Image}")]
    [InlineData("kms:CreateGrant", Key)]
    public void Role_MayDoThisHere(string action, string resource) =>
        Assert.True(_account.Engine.Cloud.Iam.Authorize(AccountRoles.Source.Arn, action, resource, AsSharingAsks).IsAllowed);

    private static Dictionary<string, IReadOnlyList<string>> AsSharingAsks => new()
    {
        ["aws:TagKeys"] = ["ami-pipeline:shared-for:0123456789abcdef"],
        ["kms:GranteePrincipal"] = [$"arn:aws:iam::{Account.Id}:root"],
        ["kms:RetiringPrincipal"] = [AccountRoles.Source.Arn],
        ["kms:GrantOperations"] = ["Decrypt"],
    };

    private static CreateGrantRequest Loan(Action<CreateGrantRequest> change)
    {
        var request = new CreateGrantRequest
        {
            KeyId = Key,
            GranteePrincipal = $"arn:aws:iam::{Account.Id}:root",
            RetiringPrincipal = AccountRoles.Source.Arn,
            Operations = ["Decrypt"],
        };
        change(request);
        return request;
    }

    private static ModifySnapshotAttributeRequest Sharing(CreateVolumePermissionModifications change) =>
        new() { SnapshotId = Snapshot, CreateVolumePermission = change };
}
