using Amazon.EC2.Model;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests.Iam;

/// <summary>The use of keys by roles: by KMS itself, and by EBS on the caller's behalf, where a lack shows late.</summary>
public sealed class KeyPermissionTests : IDisposable
{
    private const string Ec2All = """{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*" }""";
    private const string Golden = "arn:aws:kms:us-east-1:111122223333:key/10000000-0000-4000-8000-000000000001";
    private const string Root = "arn:aws:kms:us-east-1:111122223333:key/10000000-0000-4000-8000-000000000002";
    private static readonly string[] All = ["CreateGrant", "Decrypt", "DescribeKey", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo"];
    private readonly Lab _lab = new();

    [Fact]
    public async Task DescribeKey_WithoutPermission_IsAccessDenied()
    {
        var kms = _lab.KmsAs(_lab.Role("r", $$"""{ "Effect": "Allow", "Action": "kms:DescribeKey", "Resource": "{{Golden}}" }"""));

        await kms.DescribeKeyAsync("alias/golden");
        var denied = await Assert.ThrowsAsync<AmazonKeyManagementServiceException>(() => kms.DescribeKeyAsync("alias/root"));
        var list = await Assert.ThrowsAsync<AmazonKeyManagementServiceException>(() => kms.ListAliasesAsync(new ListAliasesRequest()));
        var deletion = await Assert.ThrowsAsync<AmazonKeyManagementServiceException>(() => kms.ScheduleKeyDeletionAsync(Golden, 7));

        Assert.Equal(("AccessDeniedException", 400), (denied.ErrorCode, (int)denied.StatusCode));
        Assert.Contains($"is not authorized to perform: kms:DescribeKey on resource: {Root} because no identity-based policy", denied.Message);
        Assert.Equal("AccessDeniedException", list.ErrorCode);
        Assert.Equal("AccessDeniedException", deletion.ErrorCode);
    }

    [Fact]
    public async Task Alias_CanBeTheCondition()
    {
        var kms = _lab.KmsAs(_lab.Role("r", """{ "Effect": "Allow", "Action": "kms:DescribeKey", "Resource": "*", "Condition": { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/golden" } } }"""));

        await kms.DescribeKeyAsync(Golden);
        await Assert.ThrowsAsync<AmazonKeyManagementServiceException>(() => kms.DescribeKeyAsync(Root));
    }

    public static TheoryData<string?> Actions => new([(string?)null, .. All]);

    /// <summary>Without any one of the actions on the target key, or on the source's, a copy under another key fails late.</summary>
    [Theory]
    [MemberData(nameof(Actions))]
    public async Task CopyImage_UnderAnotherKey_NeedsTheActionsOfBothKeys(string? missing)
    {
        var (target, source) = (await CopyAsync(Without(missing), Without(null)), await CopyAsync(Without(null), Without(missing)));

        // A copy reads through ReEncryptFrom, and writes through ReEncryptTo and the data keys.
        Assert.Equal(missing is null or "ReEncryptFrom" ? "available" : "failed", target);
        Assert.Equal(missing is null or "ReEncryptTo" or "GenerateDataKey" or "GenerateDataKeyWithoutPlaintext" ? "available" : "failed", source);
    }

    [Theory]
    [InlineData("kms:ViaService", "ec2.us-east-1.amazonaws.com", "available")]
    [InlineData("kms:ViaService", "ec2.eu-west-1.amazonaws.com", "failed")]
    [InlineData("kms:CallerAccount", "111122223333", "available")]
    [InlineData("kms:GrantIsForAWSResource", "true", "available")]
    [InlineData("kms:GrantIsForAWSResource", "false", "failed")]
    public async Task Ebs_UsesKeysThroughEc2(string key, string value, string state)
    {
        var condition = $$""", "Condition": { "{{(key.Contains("Is") ? "Bool" : "StringEquals")}}": { "{{key}}": "{{value}}" } }""";

        Assert.Equal(state, await CopyAsync(All, All, condition));
    }

    [Fact]
    public async Task CreateVolume_WithoutTheKey_Vanishes()
    {
        var ec2 = _lab.Ec2As(_lab.Role("r", Ec2All));

        var volume = (await ec2.CreateVolumeAsync(new CreateVolumeRequest { AvailabilityZone = "us-east-1a", Size = 1, Encrypted = true, KmsKeyId = Golden })).Volume;
        _lab.Pass(30);

        Assert.DoesNotContain(_lab.View.Volumes, found => found.Id == volume.VolumeId);
    }

    [Fact]
    public async Task RunInstances_WithoutTheKey_EndsTerminated()
    {
        var ec2 = _lab.Ec2As(_lab.Role("r", Ec2All));

        var launch = await ec2.RunInstancesAsync(new RunInstancesRequest { ImageId = "ami-05000000000000001", InstanceType = "t3.small", MinCount = 1, MaxCount = 1 });
        _lab.Pass(60);

        Assert.Equal("terminated", _lab.View.Instance(launch.Reservation.Instances[0].InstanceId).State);
    }

    [Theory]
    [InlineData("CreateGrant", null)]
    [InlineData("Decrypt", null)]
    [InlineData("DescribeKey", "i-04000000000000001")]
    public async Task AttachVolume_NeedsAGrantAndDecrypt(string missing, string? instanceId)
    {
        var ec2 = _lab.Ec2As(_lab.Role("r", Ec2All + ", " + Keys(Without(missing), "arn:aws:kms:*:*:key/*")));

        await ec2.AttachVolumeAsync(new AttachVolumeRequest { VolumeId = "vol-0d000000000000001", InstanceId = "i-04000000000000001", Device = "/dev/sdf" });
        _lab.Pass(30);

        Assert.Equal(instanceId, _lab.View.Volume("vol-0d000000000000001").InstanceId);
    }

    [Fact]
    public async Task CreateSnapshot_NeedsNoKeyPermission()
    {
        var ec2 = _lab.Ec2As(_lab.Role("r", Ec2All));

        var snapshot = (await ec2.CreateSnapshotAsync(new CreateSnapshotRequest { VolumeId = "vol-0d000000000000001" })).Snapshot;
        _lab.PassHours(1);

        Assert.Equal("completed", _lab.View.Snapshot(snapshot.SnapshotId).State);
    }

    [Fact]
    public async Task AwsManagedKey_IsEveryonesInItsAccount_ThroughEc2Only()
    {
        var role = _lab.Role("r", Ec2All);

        var volume = (await _lab.Ec2As(role).CreateVolumeAsync(new CreateVolumeRequest { AvailabilityZone = "us-east-1a", Size = 1, Encrypted = true })).Volume;
        _lab.Pass(30);

        Assert.Equal("available", _lab.View.Volume(volume.VolumeId).State);
        await Assert.ThrowsAsync<AmazonKeyManagementServiceException>(() => _lab.KmsAs(role).DescribeKeyAsync("alias/aws/ebs"));
    }

    [Theory]
    [InlineData("DescribeKey", "failed")]
    [InlineData("Decrypt", "available")]
    public async Task CopyOfEncrypted_DescribesTheDefaultKeyToo(string missing, string state)
    {
        await _lab.Ec2.ModifyEbsDefaultKmsKeyIdAsync(new ModifyEbsDefaultKmsKeyIdRequest { KmsKeyId = "alias/logs" });
        var logs = Keys(Without(missing), _lab.KeyArn("alias/logs"));

        Assert.Equal(state, await CopyAsync(All, All, more: ", " + logs));
    }

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "kms:*", "Resource": "*" }""", true, null)]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "kms:*", "Resource": "*" }""", false, "AccessDeniedException")]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/test/r" }, "Action": "kms:*", "Resource": "*" }""", false, null)]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/test/other" }, "Action": "kms:*", "Resource": "*" }""", true, "AccessDeniedException")]
    [InlineData("""{ "Effect": "Allow", "Principal": "*", "Action": "kms:*", "Resource": "*", "Condition": { "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/test/*" } } }""", false, null)]
    [InlineData("""{ "Effect": "Allow", "Principal": "*", "Action": "kms:*", "Resource": "*" }, { "Effect": "Deny", "Principal": "*", "Action": "kms:Describe*", "Resource": "*" }""", true, "AccessDeniedException")]
    public async Task KeyPolicy_DecidesTogetherWithTheRole(string statements, bool roleAllows, string? code)
    {
        using var lab = new Lab(world: $$"""
            { "regions": [{ "name": "us-east-1" }],
              "accounts": [{ "id": "111122223333", "regions": [{ "name": "us-east-1", "keys": [{ "id": "k", "policy": {{Lab.Policy(statements)}} }] }] }] }
            """);
        var role = lab.Role("r", $$"""{ "Effect": "{{(roleAllows ? "Allow" : "Deny")}}", "Action": "{{(roleAllows ? "kms:*" : "ec2:*")}}", "Resource": "*" }""");

        var outcome = await Record.ExceptionAsync(() => lab.KmsAs(role).DescribeKeyAsync("k"));

        Assert.Equal(code, (outcome as AmazonKeyManagementServiceException)?.ErrorCode);
    }

    public void Dispose() => _lab.Dispose();

    private static string[] Without(string? missing) => [.. All.Where(action => action != missing)];

    private static string Keys(IEnumerable<string> actions, string key, string condition = "") =>
        $$"""{ "Effect": "Allow", "Action": [{{string.Join(", ", actions.Select(action => $"\"kms:{action}\""))}}], "Resource": "{{key}}"{{condition}} }""";

    private async Task<string> CopyAsync(IEnumerable<string> onTarget, IEnumerable<string> onSource, string condition = "", string more = "")
    {
        var role = _lab.Role("copier", $"{Ec2All}, {Keys(onTarget, Golden, condition)}, {Keys(onSource, Root, condition)}{more}");
        var image = await _lab.Ec2As(role).CopyImageAsync(new CopyImageRequest
        {
            SourceImageId = "ami-02000000000000001",
            SourceRegion = Lab.Here,
            Name = "copy-" + _lab.Cloud.Calls.Count,
            Encrypted = true,
            KmsKeyId = Golden,
        });
        _lab.PassHours(1);
        return _lab.View.Image(image.ImageId).State;
    }
}
