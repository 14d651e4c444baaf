using System.Text;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using Amazon.SecurityToken.Model;
using Xunit;

using Tag = Amazon.EC2.Model.Tag;

namespace AmiPipeline.Simulator.Tests.Iam;

/// <summary>EC2 calls with the credentials of a role, through the real SDK.</summary>
public sealed class RoleCallTests : IDisposable
{
    private const string Free = "vol-0d000000000000001";
    private readonly Lab _lab = new();

    [Fact]
    public async Task Call_WithoutPermission_IsUnauthorizedOperation()
    {
        var ec2 = Ec2("""{ "Effect": "Allow", "Action": "ec2:DescribeVolumes", "Resource": "*" }""");

        await ec2.DescribeVolumesAsync(new DescribeVolumesRequest());
        var error = await Lab.Fails(ec2.DeleteVolumeAsync(new DeleteVolumeRequest { VolumeId = Free }));

        Assert.Equal(("UnauthorizedOperation", 403), (error.ErrorCode, (int)error.StatusCode));
        Assert.StartsWith(
            "You are not authorized to perform this operation. User: arn:aws:sts::111122223333:assumed-role/r/session is not authorized to perform: " +
            "ec2:DeleteVolume on resource: arn:aws:ec2:us-east-1:111122223333:volume/vol-0d000000000000001 because no identity-based policy allows " +
            "the ec2:DeleteVolume action. Encoded authorization failure message: ", error.Message);
        Assert.Contains("\"ec2:Encrypted\":\"true\"", Encoding.UTF8.GetString(Convert.FromBase64String(error.Message.Split(' ')[^1])));
        Assert.Contains(_lab.View.Volumes, volume => volume.Id == Free);
    }

    [Fact]
    public async Task Call_OfTheAccountItself_IsNotJudged()
    {
        await _lab.Ec2.DeleteVolumeAsync(new DeleteVolumeRequest { VolumeId = Free });

        Assert.Empty(_lab.Cloud.Iam.Authorizations.All);
        Assert.Null(_lab.Cloud.Calls.All[^1].RoleArn);
    }

    [Fact]
    public async Task ResourceTag_IsTheResourcesOwn()
    {
        var ec2 = Ec2("""{ "Effect": "Allow", "Action": "ec2:DeleteVolume", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/state": "building" } } }""");

        var error = await Lab.Fails(ec2.DeleteVolumeAsync(new DeleteVolumeRequest { VolumeId = Free }));
        await _lab.Ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [Free], Tags = [new Tag("state", "building")] });
        await ec2.DeleteVolumeAsync(new DeleteVolumeRequest { VolumeId = Free });

        Assert.Equal("UnauthorizedOperation", error.ErrorCode);
    }

    [Theory]
    [InlineData(false, "UnauthorizedOperation")]
    [InlineData(true, "InvalidVolume.NotFound")]
    public async Task UnknownId_IsRefusedOrReported_AsTheOptionSays(bool isReported, string code)
    {
        using var lab = new Lab(options => options with { ReportsUnknownIdsToRoles = isReported });
        var ec2 = lab.Ec2As(lab.Role("r", """{ "Effect": "Allow", "Action": "ec2:DeleteVolume", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/state": "building" } } }"""));

        var unknown = await Lab.Fails(ec2.DeleteVolumeAsync(new DeleteVolumeRequest { VolumeId = "vol-0dead000000000001" }));
        var known = await Lab.Fails(ec2.DeleteVolumeAsync(new DeleteVolumeRequest { VolumeId = Free }));

        Assert.Equal((code, "UnauthorizedOperation"), (unknown.ErrorCode, known.ErrorCode));
    }

    [Fact]
    public async Task Describe_NeedsTheResourceStar()
    {
        var narrow = Ec2("""{ "Effect": "Allow", "Action": "ec2:Describe*", "Resource": "arn:aws:ec2:*:*:*" }""");

        Assert.Equal("UnauthorizedOperation", (await Lab.Fails(narrow.DescribeImagesAsync(new DescribeImagesRequest()))).ErrorCode);
    }

    [Fact]
    public async Task DryRun_TellsWhetherItWouldBeAllowed()
    {
        var ec2 = Ec2("""{ "Effect": "Allow", "Action": "ec2:DeleteVolume", "Resource": "*" }""");

        var allowed = await Lab.Fails(ec2.DeleteVolumeAsync(new DeleteVolumeRequest { VolumeId = Free, DryRun = true }));
        var denied = await Lab.Fails(ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest { SnapshotId = "snap-0d000000000000001", DryRun = true }));

        Assert.Equal(("DryRunOperation", "UnauthorizedOperation"), (allowed.ErrorCode, denied.ErrorCode));
    }

    [Theory]
    [InlineData("CreateVolume", true)]
    [InlineData("RunInstances", false)]
    [InlineData(null, false)]
    public async Task TagOnCreate_NeedsCreateTagsForThatCreation(string? createAction, bool isAllowed)
    {
        var ec2 = Ec2("""{ "Effect": "Allow", "Action": "ec2:CreateVolume", "Resource": "*", "Condition": { "StringEquals": { "aws:RequestTag/state": "building" }, "ForAllValues:StringEquals": { "aws:TagKeys": "state" } } }""" +
            (createAction is null ? "" : $$""", { "Effect": "Allow", "Action": "ec2:CreateTags", "Resource": "arn:aws:ec2:*:*:volume/*", "Condition": { "StringEquals": { "ec2:CreateAction": "{{createAction}}" } } }"""));

        var code = await Outcome(ec2.CreateVolumeAsync(New(new Tag("state", "building"))));

        Assert.Equal(isAllowed ? null : "UnauthorizedOperation", code);
        Assert.Equal("UnauthorizedOperation", await Outcome(ec2.CreateVolumeAsync(New(new Tag("state", "done")))));
        Assert.Equal("UnauthorizedOperation", await Outcome(ec2.CreateVolumeAsync(New(new Tag("state", "building"), new Tag("more", "")))));
        Assert.Equal("UnauthorizedOperation", await Outcome(ec2.CreateVolumeAsync(New())));
        Assert.Equal("UnauthorizedOperation", await Outcome(ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [Free], Tags = [new Tag("a", "b")] })));
    }

    [Theory]
    [InlineData("image/*", "instance/*", "network-interface/*", "security-group/*", "subnet/*", "volume/*", null)]
    [InlineData("image/*", "instance/*", "network-interface/*", "security-group/*", "subnet/*", "none/*", "volume/*")]
    [InlineData("image/*", "instance/*", "network-interface/*", "none/*", "subnet/*", "volume/*", "security-group/sg-0aaaaaaaaaaaaaaa0")]
    [InlineData("none/*", "instance/*", "network-interface/*", "security-group/*", "subnet/*", "volume/*", "image/ami-03000000000000001")]
    public async Task Launch_NeedsEveryResource(string one, string two, string three, string four, string five, string six, string? denied)
    {
        var arns = string.Join(", ", new[] { one, two, three, four, five, six }.Select(type => $"\"arn:aws:ec2:us-east-1:*:{type}\""));
        var ec2 = Ec2($$"""{ "Effect": "Allow", "Action": "ec2:RunInstances", "Resource": [{{arns}}] }""");

        var launch = ec2.RunInstancesAsync(new RunInstancesRequest { ImageId = "ami-03000000000000001", InstanceType = "t3.small", MinCount = 1, MaxCount = 1 });

        if (denied is null)
        {
            await launch;
        }
        else
        {
            Assert.Contains($":{denied} because", (await Lab.Fails(launch)).Message);
        }
    }

    [Fact]
    public async Task CopySnapshot_IsJudgedOnSourceAndCopy()
    {
        const string Copied = """{ "Effect": "Allow", "Action": "ec2:CopySnapshot", "Resource": "arn:aws:ec2:*::snapshot/${*}", "Condition": { "StringEquals": { "aws:RequestTag/k": "v" } } }""";
        var request = new CopySnapshotRequest
        {
            SourceRegion = Lab.Here,
            SourceSnapshotId = "snap-0d000000000000002",
            TagSpecifications = [new TagSpecification { ResourceType = ResourceType.Snapshot, Tags = [new Tag("k", "v")] }],
        };
        const string Tagging = """, { "Effect": "Allow", "Action": "ec2:CreateTags", "Resource": "*", "Condition": { "StringEquals": { "ec2:CreateAction": "CopySnapshot" } } }""";
        const string Source = """, { "Effect": "Allow", "Action": "ec2:CopySnapshot", "Resource": "arn:aws:ec2:*::snapshot/snap-*", "Condition": { "StringEquals": { "ec2:Owner": "111122223333" } } }""";

        Assert.Contains("snapshot/snap-0d000000000000002 because", (await Lab.Fails(Ec2(Copied + Tagging).CopySnapshotAsync(request))).Message);
        await Ec2(Copied + Tagging + Source).CopySnapshotAsync(request);
    }

    [Fact]
    public async Task CopyImage_CannotBeConditionedOnTheSourcesTags()
    {
        var ec2 = Ec2("""{ "Effect": "Allow", "Action": "ec2:CopyImage", "Resource": "*", "Condition": { "StringEqualsIfExists": { "aws:ResourceTag/team": "base" }, "Null": { "aws:ResourceTag/team": "false" } } }""");

        var copy = ec2.CopyImageAsync(new CopyImageRequest { SourceImageId = "ami-01000000000000001", SourceRegion = Lab.Here, Name = "copy" });

        Assert.Equal("UnauthorizedOperation", (await Lab.Fails(copy)).ErrorCode);
    }

    [Theory]
    [InlineData("444455556666", null)]
    [InlineData("999900001111", "UnauthorizedOperation")]
    public async Task Sharing_CanBeLimitedToAnAccount(string account, string? code)
    {
        var ec2 = Ec2("""{ "Effect": "Allow", "Action": "ec2:ModifySnapshotAttribute", "Resource": "*", "Condition": { "StringEquals": { "ec2:Add/userId": "444455556666" } } }""");

        var outcome = await Outcome(ec2.ModifySnapshotAttributeAsync(new ModifySnapshotAttributeRequest
        {
            SnapshotId = "snap-0d000000000000001",
            CreateVolumePermission = new CreateVolumePermissionModifications { Add = [new CreateVolumePermission { UserId = account }] },
        }));

        Assert.Equal(code, outcome);
    }

    [Fact]
    public async Task Deregister_WithSnapshots_NeedsDeleteSnapshotForThem()
    {
        var ec2 = Ec2("""{ "Effect": "Allow", "Action": "ec2:DeregisterImage", "Resource": "*" }""");

        var response = await ec2.DeregisterImageAsync(new DeregisterImageRequest { ImageId = "ami-03000000000000001", DeleteAssociatedSnapshots = true });

        Assert.Equal("missing-permissions", response.DeleteSnapshotResults.Single().ReturnCode.Value);
        Assert.Contains(_lab.View.Snapshots, snapshot => snapshot.Id == "snap-03000000000000001");
    }

    [Fact]
    public async Task InstanceProfile_NeedsPassRole()
    {
        var request = new RunInstancesRequest
        {
            ImageId = "ami-03000000000000001",
            InstanceType = "t3.small",
            MinCount = 1,
            MaxCount = 1,
            IamInstanceProfile = new IamInstanceProfileSpecification { Name = "admin" },
        };

        var error = await Lab.Fails(Ec2("""{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*" }""").RunInstancesAsync(request));

        Assert.Contains("iam:PassRole on resource: arn:aws:iam::111122223333:role/admin", error.Message);
    }

    [Fact]
    public async Task Credentials_NeedTheirSessionToken_AndLastAnHour()
    {
        var role = _lab.Role("r", """{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*" }""");
        var credentials = _lab.Credentials(role).GetCredentials();
        var ec2 = _lab.Ec2With(new SessionAWSCredentials(credentials.AccessKey, credentials.SecretKey, credentials.Token));

        var withoutToken = await Lab.Fails(_lab.Ec2With(new BasicAWSCredentials(credentials.AccessKey, "x")).DescribeVolumesAsync(new DescribeVolumesRequest()));
        _lab.Pass(3599);
        await ec2.DescribeVolumesAsync(new DescribeVolumesRequest());
        _lab.Pass(1);
        var tooLate = await Lab.Fails(ec2.DescribeVolumesAsync(new DescribeVolumesRequest()));

        Assert.Equal(("AuthFailure", "RequestExpired"), (withoutToken.ErrorCode, tooLate.ErrorCode));
    }

    [Fact]
    public async Task GetCallerIdentity_TellsTheSession()
    {
        var role = _lab.Role("r", """{ "Effect": "Deny", "Action": "*", "Resource": "*" }""");

        var identity = await _lab.StsWith(_lab.Credentials(role)).GetCallerIdentityAsync(new GetCallerIdentityRequest());

        Assert.Equal((Lab.Account, "arn:aws:sts::111122223333:assumed-role/r/session"), (identity.Account, identity.Arn));
        Assert.EndsWith(":session", identity.UserId);
    }

    [Fact]
    public async Task Decisions_AreOnRecord()
    {
        var ec2 = Ec2("""{ "Sid": "Delete", "Effect": "Allow", "Action": "ec2:Delete*", "Resource": "*" }""");

        await ec2.DeleteVolumeAsync(new DeleteVolumeRequest { VolumeId = Free });
        await Lab.Fails(ec2.DescribeVolumesAsync(new DescribeVolumesRequest()));

        Assert.Equal(
            [
                ("arn:aws:iam::111122223333:role/test/r", "ec2:DeleteVolume", $"arn:aws:ec2:us-east-1:111122223333:volume/{Free}", true, "inline/Delete", "ec2:Delete*", 1),
                ("arn:aws:iam::111122223333:role/test/r", "ec2:DescribeVolumes", "*", false, null, null, 2),
            ],
            _lab.Cloud.Iam.Authorizations.All.Select(made =>
                (made.RoleArn, made.Action, made.Resource, made.IsAllowed, made.Statement, made.ActionPattern, made.CallNumber)));
        Assert.Equal(["free, and nobody's business"], _lab.Cloud.Iam.Authorizations.All[0].Context["aws:ResourceTag/note"]);
        Assert.Equal("arn:aws:iam::111122223333:role/test/r", _lab.Cloud.Calls.All[^1].RoleArn);
    }

    public void Dispose() => _lab.Dispose();

    private static CreateVolumeRequest New(params List<Tag> tags) => new()
    {
        AvailabilityZone = "us-east-1a",
        Size = 1,
        TagSpecifications = tags.Count == 0 ? null : [new TagSpecification { ResourceType = ResourceType.Volume, Tags = tags }],
    };

    private static async Task<string?> Outcome(Task call)
    {
        try
        {
            await call;
            return null;
        }
        catch (AmazonEC2Exception error)
        {
            return error.ErrorCode;
        }
    }

    private IAmazonEC2 Ec2(string statements) => _lab.Ec2As(_lab.Role("r", statements));
}
