using AmiPipeline.Scenarios.LeastPrivilege;
using AmiPipeline.Scenarios.Sharing;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Inspection;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>Images of others that tell everything but their UEFI variables, and are wanted under several keys.</summary>
public sealed class CopyFirstScenarios
{
    private const string Attributes = "\"bootMode\": \"uefi\", \"tpmSupport\": \"v2.0\", \"imdsSupport\": \"v2.0\", \"sriovNetSupport\": \"simple\", \"uefiData\": \"QU1aTlVFRkkAAAAB\", ";

    private const string Amazons = """
        ,{ "id": "137112412989", "alias": "amazon", "regions": [{ "name": "us-east-1", "images": [{
          "id": "ami-0a700000000000001", "name": "al2023-ami", "launchPermissions": ["all"], "bootMode": "uefi-preferred", "imdsSupport": "v2.0", "uefiData": "QU1aTlVFRkkAAAAC",
          "devices": [
            { "deviceName": "/dev/xvda", "snapshotId": "snap-0a700000000000001", "sizeGiB": 8 },
            { "deviceName": "/dev/sdf", "snapshotId": "snap-0a700000000000002", "sizeGiB": 4 },
            { "deviceName": "/dev/sdm", "virtualName": "ephemeral0" }] }] }] }
        ]
        }
        """;

    private static readonly WorldDefinition World = WorldDefinition.Parse(Changed(Examples.WorldJson));

    [Fact]
    public async Task SharedImage_UnderTwoKeys_KeepsEverything_AndBootsNothing()
    {
        var account = NewAccount();
        var source = Theirs(account).Image("ami-0f000000000000002");

        var image = await account.SucceedAsync("""
            {
              "source": { "imageId": "ami-0f000000000000002" }, "name": "two-keys",
              "volumes": [{ "deviceName": "/dev/xvda", "kmsKeyId": "alias/root" }, { "deviceName": "/dev/sdf", "sizeGiB": 20, "kmsKeyId": "alias/data" }]
            }
            """);

        Assert.Equal(source.Traits, image.Traits);
        Assert.Equal([$"/dev/xvda {account.KeyArn("alias/root")}", $"/dev/sdf {account.KeyArn("alias/data")}"], image.Keys());
        Assert.Equal(source.Devices[0].Content, image.Devices[0].Content);
        Assert.Empty(account.Calls("RunInstances"));
        account.AssertOnlyAdded(image);
    }

    /// <summary>The copy on the way is under a key of the result too, and goes.</summary>
    [Fact]
    public async Task AmazonsImage_IsNeverPlainOnTheWay()
    {
        var account = NewAccount();
        var plain = new List<string>();
        account.Engine.Cloud.Calls.Answered += (_, _) => plain.AddRange(account.View.Snapshots
            .Where(snapshot => snapshot.Tags.ContainsKey("ami-pipeline:execution") && snapshot.KeyArn is null).Select(snapshot => snapshot.Id));

        var image = await account.SucceedAsync("""
            {
              "source": { "imageId": "ami-0a700000000000001" }, "name": "two-keys",
              "volumes": [{ "deviceName": "/dev/xvda", "kmsKeyId": "alias/root" }, { "deviceName": "/dev/sdf", "kmsKeyId": "alias/data" }]
            }
            """);

        Assert.Empty(plain);
        Assert.Equal([$"/dev/xvda {account.KeyArn("alias/root")}", $"/dev/sdf {account.KeyArn("alias/data")}", "/dev/sdm plain"], image.Keys());
        Same.Data(Amazon(account), image);
        Same.Attributes(Amazon(account), image);
        account.AssertOnlyAdded(image);
    }

    [Fact]
    public async Task AmazonsImage_WithADeviceThatStaysPlain_HasItPlain()
    {
        var account = NewAccount();

        var image = await account.SucceedAsync("""
            { "source": { "imageId": "ami-0a700000000000001" }, "name": "one-key", "volumes": [{ "deviceName": "/dev/sdf", "kmsKeyId": "alias/data" }] }
            """);

        Assert.Equal(["/dev/xvda plain", $"/dev/sdf {account.KeyArn("alias/data")}", "/dev/sdm plain"], image.Keys());
        Same.Data(Amazon(account), image);
        Same.Attributes(Amazon(account), image);
        account.AssertOnlyAdded(image);
    }

    [Fact]
    public async Task AmazonsImage_WithEncryptionByDefault_ComesUnderTheDefaultKeyWhereNothingIsSaid()
    {
        var account = NewAccount(Changed(Examples.WorldJson).Replace("\"encryptionByDefault\": false", "\"encryptionByDefault\": true, \"defaultKey\": \"alias/golden\"", StringComparison.Ordinal));

        var image = await account.SucceedAsync("""
            { "source": { "imageId": "ami-0a700000000000001" }, "name": "by-default", "volumes": [{ "deviceName": "/dev/sdf", "kmsKeyId": "alias/data" }] }
            """);

        Assert.Equal([$"/dev/xvda {account.KeyArn("alias/golden")}", $"/dev/sdf {account.KeyArn("alias/data")}", "/dev/sdm plain"], image.Keys());
        account.AssertOnlyAdded(image);
    }

    /// <summary>Wherever it fails, the copy on the way goes too.</summary>
    [Theory]
    [InlineData("CopyImage")]
    [InlineData("CopySnapshot")]
    [InlineData("RegisterImage")]
    public async Task FailureOnTheWay_LeavesNothing(string action)
    {
        var account = NewAccount();
        account.Engine.Cloud.Faults.AtCall(action).Refuse("InvalidRequest", "Injected.");

        var report = await account.RunAsync("""
            { "source": { "imageId": "ami-0a700000000000001" }, "name": "fails", "volumes": [{ "deviceName": "/dev/sdf", "kmsKeyId": "alias/data" }] }
            """);

        Assert.Equal("AwsCallRefusedException", report.Failure!.Error);
        Assert.Empty(account.AssertNothingTemporaryLeft());
    }

    /// <summary>The owner's role reads what the account may not: no copy on the way is needed.</summary>
    [Fact]
    public async Task ImageOfAnAccountWithARole_IsReadByTheRole()
    {
        var source = new SharedSource(world: World);

        var image = await source.Account.SucceedAsync("""
            {
              "source": { "imageId": "ami-0f000000000000005", "accountId": "444455556666" }, "name": "two-keys",
              "volumes": [{ "deviceName": "/dev/xvda", "kmsKeyId": "alias/root" }, { "deviceName": "/dev/sdf", "kmsKeyId": "alias/data" }]
            }
            """);

        Assert.Equal(source.Image.Traits, image.Traits);
        Assert.Contains("QU1aTlVFRkkAAAAB", image.Traits, StringComparison.Ordinal);
        Assert.Empty(source.Account.Calls("CopyImage"));
        source.Account.AssertOnlyAdded(image);
        source.AssertNothingLeft();
    }

    internal static string Changed(string world)
    {
        var changed = world.Replace("\"name\": \"shared-with-snapshot\",", "\"name\": \"shared-with-snapshot\", " + Attributes, StringComparison.Ordinal)
            .Replace("\"name\": \"not-shared\",", "\"name\": \"not-shared\", " + Attributes, StringComparison.Ordinal).TrimEnd();
        return changed[..changed.LastIndexOf(']')].TrimEnd() + Amazons;
    }

    private static Account NewAccount(string? world = null) => new(world: world is null ? World : WorldDefinition.Parse(world), roles: SynthesizedRoles.OtherAccount);

    private static AccountView Theirs(Account account) => account.Engine.Cloud.Inspect("444455556666", Account.Region);

    private static ImageView Amazon(Account account) => account.Engine.Cloud.Inspect("137112412989", Account.Region).Image("ami-0a700000000000001");
}
