using Xunit;

namespace AmiPipeline.Scenarios.Copies;

/// <summary>Copies that cannot be made are refused before anything is made, the image included.</summary>
public sealed class CopyRefusalScenarios
{
    [Theory]
    [InlineData("""{ "region": "us-east-1" }""", "/copies/to/0/region: is us-east-1, where the image itself is made")]
    [InlineData("""{ "region": "ap-south-1" }""", "/copies/to/0/region: is ap-south-1, a Region that the deployment's guardrails do not allow; allowed are us-east-1, eu-west-1, us-west-2")]
    [InlineData("""{ "accountId": "999900001111", "region": "us-east-1" }""", "/copies/to/0/accountId: is 999900001111, where the pipeline may assume no role AmiPipelineTarget; guardrails.roles")]
    [InlineData("""{ "accountId": "777788889999", "region": "ap-south-1" }""", "/copies/to/0/region: is ap-south-1, a Region that the deployment's guardrails do not allow")]
    [InlineData("""{ "accountId": "777788889999", "regions": ["us-east-1", "ap-south-1"] }""", "/copies/to/0/regions: is ap-south-1, a Region that the deployment's guardrails do not allow")]
    [InlineData("""{ "accountId": "777788889999", "region": "us-east-1", "kmsKeyId": "alias/golden" }""", "/copies/to/0/kmsKeyId: is alias/golden, which does not exist in us-east-1 of account 777788889999")]
    [InlineData("""{ "accountId": "777788889999", "region": "us-east-1", "kmsKeyId": "arn:aws:kms:us-east-1:444455556666:key/40000000-0000-4000-8000-000000000001" }""", "/copies/to/0/kmsKeyId: is arn:aws:kms:us-east-1:444455556666:key/40000000-0000-4000-8000-000000000001, which cannot be described: ")]
    [InlineData("""{ "accountId": "111122223333", "region": "us-east-1" }""", "/copies/to/0/region: is us-east-1, where the image itself is made")]
    [InlineData("""{ "region": "eu-west-1", "kmsKeyId": "alias/golden" }""", "/copies/to/0/kmsKeyId: is alias/golden, which does not exist in eu-west-1 of account 111122223333")]
    [InlineData("""{ "region": "eu-west-1", "kmsKeyId": "arn:aws:kms:us-east-1:111122223333:key/10000000-0000-4000-8000-000000000001" }""", "/copies/to/0/kmsKeyId: is arn:aws:kms:us-east-1:111122223333:key/10000000-0000-4000-8000-000000000001, which is in us-east-1; a key must be in the Region of the image, eu-west-1")]
    [InlineData("""{ "region": "eu-west-1", "volumes": [{ "deviceName": "/dev/sdz", "kmsKeyId": "alias/europe" }] }""", "/copies/to/0/volumes/0/deviceName: is \"/dev/sdz\", which the image does not have; it has /dev/xvda, /dev/sdf")]
    [InlineData("""{ "region": "eu-west-1", "name": "european" }""", "/copies/to/0/name: is \"european\", which ami-0e000000000000001 has already")]
    [InlineData("""{ "region": "eu-west-1", "name": "{source.id}{source.id}{source.id}{source.id}{source.id}{source.id}{source.id}" }""", "/copies/to/0/name: is \"ami-")]
    public async Task Copy_IsRefusedUpFront(string entry, string problem)
    {
        var account = new CopyAccount();

        var report = await account.RunAsync($$"""
            { "source": { "imageId": "ami-05000000000000001" }, "name": "refused", "kmsKeyId": "alias/golden", "volumes": [{ "deviceName": "/dev/sdf", "sizeGiB": 1 }],
              "via": "snapshots", "copies": { "to": [{{entry}}] } }
            """);

        Assert.StartsWith(problem, report.Failure!.Cause, StringComparison.Ordinal);
        Assert.Empty(account.AssertNothingTemporaryLeft());
        Assert.DoesNotContain(account.Home.Engine.Cloud.Calls.All, call => call.Action is "CopySnapshot" or "CreateVolume" or "CopyImage");
    }

    [Fact]
    public async Task Region_ThatTheAccountHasNotEnabled_IsRefused()
    {
        var account = new Account();

        var report = await account.RunAsync("""{ "source": { "imageId": "ami-05000000000000001" }, "name": "refused", "kmsKeyId": "alias/golden", "copies": { "to": [{ "region": "af-south-1" }] } }""");

        Assert.Equal("/copies/to/0/region: is af-south-1, which is no Region of EC2; there are eu-west-1, us-east-1, us-west-2", report.Failure!.Cause);
    }

    /// <summary>RegisterImage would lose the billing code of Windows, and CopyImage takes one key.</summary>
    [Fact]
    public async Task TwoKeysForWindows_AreRefused()
    {
        var account = new CopyAccount(world: Examples.WorldJson.Replace(
            "\"devices\": [{ \"deviceName\": \"/dev/xvda\", \"snapshotId\": \"snap-05000000000000001\", \"sizeGiB\": 8, \"key\": \"alias/root\" }]",
            """
            "platformDetails": "Windows", "devices": [
              { "deviceName": "/dev/xvda", "snapshotId": "snap-05000000000000001", "sizeGiB": 8, "key": "alias/root" },
              { "deviceName": "xvdf", "snapshotId": "snap-05000000000000002", "sizeGiB": 8, "key": "alias/root" }]
            """,
            StringComparison.Ordinal));

        var report = await account.RunAsync("""
            { "source": { "imageId": "ami-05000000000000001" }, "name": "refused", "kmsKeyId": "alias/golden",
              "copies": { "to": [{ "region": "eu-west-1", "kmsKeyId": "alias/europe", "volumes": [{ "deviceName": "xvdf", "kmsKeyId": "alias/europe-data" }] }] } }
            """);

        Assert.StartsWith("/copies/to/0: cannot be made: CopyImage takes one key for all snapshots, and 2 are requested; the platform is Windows", report.Failure!.Cause, StringComparison.Ordinal);
    }

    /// <summary>Nobody can share the AWS managed key, so no other account could read the image's snapshots.</summary>
    [Fact]
    public async Task ImageUnderTheAwsManagedKey_IsNotCopiedToAnotherAccount()
    {
        var account = new CopyAccount();

        var report = await account.RunAsync("""
            { "source": { "imageId": "ami-03000000000000001" }, "name": "refused", "kmsKeyId": "default", "copies": { "to": [{ "region": "eu-west-1" }, { "accountId": "777788889999", "region": "us-east-1" }] } }
            """);

        Assert.StartsWith("/copies/to/1/accountId: is 777788889999, which cannot copy /dev/xvda of the image: under alias/aws/ebs, a key that nobody can share", report.Failure!.Cause, StringComparison.Ordinal);
        Assert.Empty(account.AssertNothingTemporaryLeft());
    }

    [Fact]
    public async Task AccountThatDoesNotLetThePipelineIn_IsRefused_AndNamed()
    {
        var account = new CopyAccount();
        account.Home.Engine.Cloud.Faults.When(call => call.Action == "AssumeRole").Refuse("AccessDenied", "Injected.", 403);

        var report = await account.RunAsync(CopyAccount.RequestForAccounts);

        Assert.StartsWith("/copies/to/1/accountId: is 444455556666, whose role arn:aws:iam::444455556666:role/ami-pipeline/AmiPipelineTarget cannot be assumed: Injected.", report.Failure!.Cause, StringComparison.Ordinal);
        Assert.Empty(account.AssertNothingTemporaryLeft());
    }
}
