using Amazon.EC2.Model;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>KMS through its real client: JSON 1.1.</summary>
public sealed class KmsTests : IDisposable
{
    private const string GoldenId = "10000000-0000-4000-8000-000000000001";
    private readonly Lab _lab = new();

    [Theory]
    [InlineData(GoldenId)]
    [InlineData("alias/golden")]
    [InlineData("arn:aws:kms:us-east-1:111122223333:key/" + GoldenId)]
    [InlineData("arn:aws:kms:us-east-1:111122223333:alias/golden")]
    public async Task DescribeKey_TakesEveryNameOfAKey(string name)
    {
        var key = (await _lab.Kms.DescribeKeyAsync(name)).KeyMetadata;

        Assert.Equal($"arn:aws:kms:us-east-1:111122223333:key/{GoldenId}", key.Arn);
        Assert.Equal(GoldenId, key.KeyId);
        Assert.Equal("Enabled", key.KeyState);
        Assert.Equal("SYMMETRIC_DEFAULT", key.KeySpec);
        Assert.Equal("ENCRYPT_DECRYPT", key.KeyUsage);
        Assert.Equal("CUSTOMER", key.KeyManager);
        Assert.True(key.Enabled);
    }

    [Theory]
    [InlineData("alias/disabled", "Disabled", "SYMMETRIC_DEFAULT")]
    [InlineData("alias/leaving", "PendingDeletion", "SYMMETRIC_DEFAULT")]
    [InlineData("alias/imported", "PendingImport", "SYMMETRIC_DEFAULT")]
    [InlineData("alias/asymmetric", "Enabled", "RSA_2048")]
    public async Task DescribeKey_TellsStateAndSpec(string alias, string state, string spec)
    {
        var key = (await _lab.Kms.DescribeKeyAsync(alias)).KeyMetadata;

        Assert.Equal(state, key.KeyState);
        Assert.Equal(spec, key.KeySpec);
    }

    [Theory]
    [InlineData("alias/nowhere")]
    [InlineData("10000000-0000-4000-8000-00000000dead")]
    [InlineData("arn:aws:kms:eu-west-1:111122223333:alias/europe")]
    [InlineData("arn:aws:kms:us-east-1:444455556666:key/40000000-0000-4000-8000-000000000001")]
    public async Task DescribeKey_OfNoKeyOfOurs_IsNotFound(string name) =>
        await Assert.ThrowsAsync<NotFoundException>(() => _lab.Kms.DescribeKeyAsync(name));

    [Fact]
    public async Task DescribeKey_OfTheUnusedAwsAlias_MakesTheKey()
    {
        Assert.Null((await AliasAsync("alias/aws/ebs")).TargetKeyId);

        var key = (await _lab.Kms.DescribeKeyAsync("alias/aws/ebs")).KeyMetadata;

        Assert.Equal("AWS", key.KeyManager);
        Assert.Equal(key.KeyId, (await AliasAsync("alias/aws/ebs")).TargetKeyId);
    }

    [Fact]
    public async Task DefaultKey_IsTheAliasUntilOneIsSet()
    {
        var request = new GetEbsDefaultKmsKeyIdRequest();
        Assert.Equal("alias/aws/ebs", (await _lab.Ec2.GetEbsDefaultKmsKeyIdAsync(request)).KmsKeyId);

        await _lab.Ec2.ModifyEbsDefaultKmsKeyIdAsync(new ModifyEbsDefaultKmsKeyIdRequest { KmsKeyId = "alias/golden" });
        Assert.Equal(_lab.KeyArn("alias/golden"), (await _lab.Ec2.GetEbsDefaultKmsKeyIdAsync(request)).KmsKeyId);

        await _lab.Ec2.ResetEbsDefaultKmsKeyIdAsync(new ResetEbsDefaultKmsKeyIdRequest());
        Assert.Equal("alias/aws/ebs", (await _lab.Ec2.GetEbsDefaultKmsKeyIdAsync(request)).KmsKeyId);
    }

    [Fact]
    public async Task CreatedKey_CanBeNamed_Disabled_AndDeleted()
    {
        var key = (await _lab.Kms.CreateKeyAsync(new CreateKeyRequest { Description = "new" })).KeyMetadata;
        await _lab.Kms.CreateAliasAsync("alias/new", key.KeyId);
        await _lab.Kms.DisableKeyAsync(key.KeyId);
        Assert.Equal("Disabled", (await _lab.Kms.DescribeKeyAsync("alias/new")).KeyMetadata.KeyState);
        await _lab.Kms.EnableKeyAsync(key.KeyId);
        Assert.Equal("Enabled", (await _lab.Kms.DescribeKeyAsync("alias/new")).KeyMetadata.KeyState);
        await _lab.Kms.ScheduleKeyDeletionAsync(key.KeyId, 7);
        Assert.Equal("PendingDeletion", (await _lab.Kms.DescribeKeyAsync("alias/new")).KeyMetadata.KeyState);
    }

    [Fact]
    public async Task UpdateAlias_NamesAnotherKeyOfTheSameKind()
    {
        var key = (await _lab.Kms.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata;
        var signing = (await _lab.Kms.CreateKeyAsync(new CreateKeyRequest { KeySpec = KeySpec.RSA_2048, KeyUsage = KeyUsageType.SIGN_VERIFY })).KeyMetadata;

        await _lab.Kms.UpdateAliasAsync("alias/golden", key.KeyId);

        Assert.Equal(key.KeyId, (await _lab.Kms.DescribeKeyAsync("alias/golden")).KeyMetadata.KeyId);
        await Assert.ThrowsAnyAsync<AmazonKeyManagementServiceException>(() => _lab.Kms.UpdateAliasAsync("alias/golden", signing.KeyId));
        await Assert.ThrowsAsync<NotFoundException>(() => _lab.Kms.UpdateAliasAsync("alias/nobody", key.KeyId));
        await Assert.ThrowsAnyAsync<AmazonKeyManagementServiceException>(() => _lab.Kms.UpdateAliasAsync("alias/aws/ebs", key.KeyId));
    }

    [Fact]
    public async Task DeleteAlias_TakesTheNameAway()
    {
        await _lab.Kms.DeleteAliasAsync("alias/golden");

        await Assert.ThrowsAsync<NotFoundException>(() => _lab.Kms.DescribeKeyAsync("alias/golden"));
        await Assert.ThrowsAsync<NotFoundException>(() => _lab.Kms.DeleteAliasAsync("alias/golden"));
    }

    [Fact]
    public async Task UnknownAction_IsRefusedByName()
    {
        var error = await Assert.ThrowsAnyAsync<Amazon.Runtime.AmazonServiceException>(() => _lab.Kms.GenerateRandomAsync(new GenerateRandomRequest()));

        Assert.Contains("GenerateRandom", error.Message);
    }

    [Fact]
    public async Task DefaultKey_ByTheOtherText_IsTheArnOfTheAwsManagedKey()
    {
        using var lab = new Lab(options => options with { DefaultKeyIsShownAsArn = true });

        var shown = (await lab.Ec2.GetEbsDefaultKmsKeyIdAsync(new Amazon.EC2.Model.GetEbsDefaultKmsKeyIdRequest())).KmsKeyId;

        Assert.Equal(lab.KeyArn("alias/aws/ebs"), shown);
    }

    [Fact]
    public async Task Key_IsMadeWithTagsAndPolicy_WhichCanBeReadAndChanged()
    {
        var policy = Lab.Policy($$"""{ "Effect": "Allow", "Principal": { "AWS": ["arn:aws:iam::{{Lab.Account}}:root", "arn:aws:iam::{{Lab.OtherAccount}}:root"] }, "Action": "kms:*", "Resource": "*" }""");
        var key = (await _lab.Kms.CreateKeyAsync(new CreateKeyRequest { Policy = policy, Tags = [new Amazon.KeyManagementService.Model.Tag { TagKey = "team", TagValue = "base" }] })).KeyMetadata.KeyId;
        await _lab.Kms.TagResourceAsync(new TagResourceRequest { KeyId = key, Tags = [new Amazon.KeyManagementService.Model.Tag { TagKey = "by", TagValue = "test" }] });
        await _lab.Kms.UntagResourceAsync(new UntagResourceRequest { KeyId = key, TagKeys = ["team"] });

        Assert.Equal("by", Assert.Single((await _lab.Kms.ListResourceTagsAsync(new ListResourceTagsRequest { KeyId = key })).Tags).TagKey);
        Assert.Equal(policy, (await _lab.Kms.GetKeyPolicyAsync(new GetKeyPolicyRequest { KeyId = key })).Policy);
        var other = _lab.KmsClient(Lab.OtherAccount);
        var arn = $"arn:aws:kms:{Lab.Here}:{Lab.Account}:key/{key}";
        await other.DescribeKeyAsync(new DescribeKeyRequest { KeyId = arn });

        var locked = Lab.Policy($$"""{ "Effect": "Allow", "Principal": { "AWS": "{{Lab.OtherAccount}}" }, "Action": "kms:*", "Resource": "*" }""");
        var error = await Assert.ThrowsAsync<MalformedPolicyDocumentException>(() => _lab.Kms.PutKeyPolicyAsync(new PutKeyPolicyRequest { KeyId = key, Policy = locked }));
        Assert.Equal("The new key policy will not allow you to update the key policy in the future.", error.Message);
        await _lab.Kms.PutKeyPolicyAsync(new PutKeyPolicyRequest { KeyId = key, Policy = Lab.Policy($$"""{ "Effect": "Allow", "Principal": { "AWS": "{{Lab.Account}}" }, "Action": "kms:*", "Resource": "*" }""") });
        await Assert.ThrowsAsync<NotFoundException>(() => other.DescribeKeyAsync(new DescribeKeyRequest { KeyId = arn }));
    }

    [Fact]
    public async Task Key_WithoutAPolicyOfItsOwn_TellsTheDefaultOne()
    {
        var policy = (await _lab.Kms.GetKeyPolicyAsync(new GetKeyPolicyRequest { KeyId = "10000000-0000-4000-8000-000000000001" })).Policy;

        var statement = System.Text.Json.JsonDocument.Parse(policy).RootElement.GetProperty("Statement")[0];
        Assert.Equal(("kms:*", $"arn:aws:iam::{Lab.Account}:root"), (statement.GetProperty("Action").GetString(), statement.GetProperty("Principal").GetProperty("AWS").GetString()));
    }

    [Fact]
    public async Task Alias_CanBeMovedAndDeleted()
    {
        await _lab.Kms.UpdateAliasAsync(new UpdateAliasRequest { AliasName = "alias/golden", TargetKeyId = "10000000-0000-4000-8000-000000000002" });
        Assert.Equal(_lab.KeyArn("alias/root"), (await _lab.Kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = "alias/golden" })).KeyMetadata.Arn);

        await _lab.Kms.DeleteAliasAsync(new DeleteAliasRequest { AliasName = "alias/golden" });
        await Assert.ThrowsAsync<NotFoundException>(() => _lab.Kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = "alias/golden" }));
        await Assert.ThrowsAsync<NotFoundException>(() => _lab.Kms.UpdateAliasAsync(new UpdateAliasRequest { AliasName = "alias/golden", TargetKeyId = "10000000-0000-4000-8000-000000000002" }));
    }

    [Fact]
    public async Task Keys_AreListedPageByPage_AndADeletionCanBeCancelled()
    {
        var first = await _lab.Kms.ListKeysAsync(new ListKeysRequest { Limit = 4 });
        var second = await _lab.Kms.ListKeysAsync(new ListKeysRequest { Limit = 100, Marker = first.NextMarker });
        Assert.Equal(_lab.View.Keys.Count, first.Keys.Concat(second.Keys).Select(key => key.KeyId).Distinct().Count());

        var leaving = "10000000-0000-4000-8000-000000000007";
        await _lab.Kms.CancelKeyDeletionAsync(new CancelKeyDeletionRequest { KeyId = leaving });
        Assert.Equal("Disabled", (await _lab.Kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = leaving })).KeyMetadata.KeyState.Value);
        await _lab.Kms.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = leaving });
        Assert.True((await _lab.Kms.GetKeyRotationStatusAsync(new GetKeyRotationStatusRequest { KeyId = leaving })).KeyRotationEnabled);
    }

    public void Dispose() => _lab.Dispose();

    private async Task<AliasListEntry> AliasAsync(string name) =>
        (await _lab.Kms.ListAliasesAsync(new ListAliasesRequest())).Aliases.Single(alias => alias.AliasName == name);
}
