using Amazon.EC2;
using Amazon.EC2.Model;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Scenarios.LeastPrivilege;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Options;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>Images of other accounts that the account's Allowed AMIs setting allows, would not allow, and does not allow.</summary>
public sealed class AllowedImageScenarios
{
    /// <summary>An image that another account shares, with its snapshots.</summary>
    private const string Request = """{ "source": { "imageId": "ami-0f000000000000002" }, "name": "of another", "kmsKeyId": "alias/golden" }""";

    [Fact]
    public async Task Enabled_RefusesWhatItDoesNotAllow_AndSaysTheWayOn()
    {
        var account = AccountWith("enabled", "137112412989");

        var report = await account.RunAsync(Request);

        Assert.Equal(ExecutionStatus.Failed, report.Status);
        Assert.Equal(
            "/source/imageId: is ami-0f000000000000002, which does not exist in us-east-1 or is not shared with account 111122223333, or is not allowed by the account's Allowed AMIs setting, which is enabled: aws ec2 get-allowed-images-settings shows the criteria and who manages them, and aws ec2 replace-image-criteria-in-allowed-images-settings changes them",
            report.Failure!.Cause);
        account.AssertNothingChanged();
    }

    /// <summary>EC2 does not say whether DescribeImages shows such an image by its id: it is refused by name then.</summary>
    [Fact]
    public async Task Enabled_ByTheOtherReading_RefusesTheImageByName()
    {
        var account = AccountWith("enabled", "137112412989", options => options with { DisallowedImagesAreDescribed = true });

        var report = await account.RunAsync(Request);

        Assert.Equal(
            "/source/imageId: is ami-0f000000000000002 of account 444455556666, which this account's Allowed AMIs setting does not allow; aws ec2 get-allowed-images-settings shows the criteria and who manages them, and aws ec2 replace-image-criteria-in-allowed-images-settings changes them",
            report.Failure!.Cause);
        account.AssertNothingChanged();
    }

    [Fact]
    public async Task Enabled_TakesWhatItAllows_AndTheAccountsOwn()
    {
        var account = AccountWith("enabled", "444455556666");

        Assert.DoesNotContain((await account.RunAsync(Request)).Result!.Warnings, warning => warning.Contains("Allowed AMIs", StringComparison.Ordinal));
        await account.SucceedAsync(Examples.Request("s3-encrypt"), "run-2");
    }

    [Fact]
    public async Task Audit_Warns()
    {
        var report = await AccountWith("audit-mode", "137112412989").RunAsync(Request);

        Assert.Contains("ami-0f000000000000002 does not meet the criteria of this account's Allowed AMIs setting: it can be used in audit mode, but not once the setting is enabled", report.Result!.Warnings);
    }

    // It is no reason then, and is not named as one.
    [Fact]
    public async Task Disabled_IsNoReason_ForAnImageThatDoesNotShow()
    {
        var report = await new Account().RunAsync("""{ "source": { "imageId": "ami-0123456789abcdef0" }, "name": "nothing" }""");

        Assert.Equal("/source/imageId: is ami-0123456789abcdef0, which does not exist in us-east-1 or is not shared with account 111122223333", report.Failure!.Cause);
    }

    [Fact]
    public async Task CommittedImage_StaysTheAnswer_OnceItsSourceIsNotAllowed()
    {
        var account = new Account(roles: SynthesizedRoles.OtherAccount);
        var first = await account.RunAsync(Request);
        var ec2 = SimulatedClients.Create(account.Engine.Cloud, account.Engine.Clock).Ec2(new AwsLocation(Account.Id, Account.Region));
        await ec2.ReplaceImageCriteriaInAllowedImagesSettingsAsync(new ReplaceImageCriteriaInAllowedImagesSettingsRequest { ImageCriteria = [new() { ImageProviders = ["none"] }] });
        await ec2.EnableAllowedImagesSettingsAsync(new EnableAllowedImagesSettingsRequest { AllowedImagesSettingsState = AllowedImagesSettingsEnabledState.Enabled });

        Assert.Equal(first.Result!.ImageId, (await account.RunAsync(Request, "run-2")).Result!.ImageId);
    }

    internal static string WorldWith(string state, string provider) => Examples.WorldJson.Replace(
        "\"encryptionByDefault\": false,", $"\"encryptionByDefault\": false, \"allowedImages\": {{ \"state\": \"{state}\", \"criteria\": [ {{ \"imageProviders\": [\"{provider}\"] }} ] }},", StringComparison.Ordinal);

    private static Account AccountWith(string state, string provider, Func<SimulatorOptions, SimulatorOptions>? simulator = null) =>
        new(simulator, WorldDefinition.Parse(WorldWith(state, provider)), roles: SynthesizedRoles.OtherAccount);
}
