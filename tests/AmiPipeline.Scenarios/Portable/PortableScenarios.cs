using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Scenarios.Portable;

/// <summary>The scenarios once more, over HTTP and with nothing but EC2's own answers to judge by: here the simulator and AWS must agree.</summary>
public sealed class PortableScenarios
{
    private const string Root = "/dev/xvda";
    private const string Data = "/dev/sdf";
    private const string Logs = "/dev/sdg";

    public static TheoryData<string> Accounts => [PortableAccount.Simulated, PortableAccount.Real];

    public static TheoryData<string, string> AccountsAndRoutes => new()
    {
        { PortableAccount.Simulated, "instance" },
        { PortableAccount.Simulated, "snapshots" },
        { PortableAccount.Real, "instance" },
        { PortableAccount.Real, "snapshots" },
    };

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task S1_PlainRootAndEncryptedData_KeepTheirStatus(string where)
    {
        await using var account = await OpenAsync(where);
        var source = await account.Sources.ImageAsync("mixed", (Root, ""), (Data, account.Keys[1]));

        var report = await account.RunAsync($$"""{ "source": { "imageId": "{{source}}" }, "name": "{{account.Run}}-s1" }""");

        await account.AssertImageAsync(report, (Root, ""), (Data, account.Keys[1]));
    }

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task S2_EncryptedRoot_StaysUnderItsKey(string where)
    {
        await using var account = await OpenAsync(where);
        var source = await account.Sources.ImageAsync("encrypted", (Root, account.Keys[0]));

        var report = await account.RunAsync($$"""{ "source": { "imageId": "{{source}}" }, "name": "{{account.Run}}-s2" }""");

        await account.AssertImageAsync(report, (Root, account.Keys[0]));
    }

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task S3_PlainImage_BecomesEncryptedUnderTheGivenKey(string where)
    {
        await using var account = await OpenAsync(where);
        var source = await account.Sources.ImageAsync("plain", (Root, ""));

        var report = await account.RunAsync($$"""{ "source": { "imageId": "{{source}}" }, "name": "{{account.Run}}-s3", "kmsKeyId": "{{account.Keys[0]}}" }""");

        await account.AssertImageAsync(report, (Root, account.Keys[0]));
    }

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task S3b_ImageUnderOneKey_ComesUnderAnother(string where)
    {
        await using var account = await OpenAsync(where);
        var source = await account.Sources.ImageAsync("first-key", (Root, account.Keys[0]));

        var report = await account.RunAsync($$"""{ "source": { "imageId": "{{source}}" }, "name": "{{account.Run}}-s3b", "kmsKeyId": "{{account.Keys[1]}}" }""");

        await account.AssertImageAsync(report, (Root, account.Keys[1]));
    }

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task S4_RunningInstance_IsCapturedUnderItsVolumesKey(string where)
    {
        await using var account = await OpenAsync(where);
        var instance = await account.Sources.InstanceAsync(await account.Sources.ImageAsync("to-launch", (Root, account.Keys[0])));

        var report = await account.RunAsync($$"""{ "source": { "instanceId": "{{instance}}", "reboot": false }, "name": "{{account.Run}}-s4" }""");

        await account.AssertImageAsync(report, (Root, account.Keys[0]));
    }

    [Theory]
    [MemberData(nameof(AccountsAndRoutes))]
    public async Task S5_EverySnapshot_HasAKeyOfItsOwn(string where, string via)
    {
        await using var account = await OpenAsync(where);
        var source = await account.Sources.ImageAsync("first-key", (Root, account.Keys[0]));

        var report = await account.RunAsync($$"""
            { "source": { "imageId": "{{source}}" }, "name": "{{account.Run}}-s5-{{via}}", "via": "{{via}}",
              "volumes": [ { "deviceName": "{{Data}}", "sizeGiB": 1, "kmsKeyId": "{{account.Keys[1]}}" },
                           { "deviceName": "{{Logs}}", "sizeGiB": 1, "kmsKeyId": "{{account.Keys[2]}}" } ] }
            """);

        await account.AssertImageAsync(report, (Root, account.Keys[0]), (Data, account.Keys[1]), (Logs, account.Keys[2]));
    }

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task KeyThatDoesNotExist_IsRefusedBeforeAnythingIsMade(string where)
    {
        await using var account = await OpenAsync(where);
        var source = await account.Sources.ImageAsync("plain", (Root, ""));

        var report = await account.RunAsync($$"""{ "source": { "imageId": "{{source}}" }, "name": "{{account.Run}}-refused", "kmsKeyId": "alias/{{account.Run}}-nobody" }""");

        Assert.Equal("RequestRefusedException", report.Failure!.Error);
        await account.AssertNothingAsync(report);
    }

    private static async Task<PortableAccount> OpenAsync(string where)
    {
        var account = await PortableAccount.OpenAsync(where);
        var byDefault = await account.Ec2.GetEbsEncryptionByDefaultAsync(new GetEbsEncryptionByDefaultRequest());
        if (byDefault.EbsEncryptionByDefault == true)
        {
            await account.DisposeAsync();
            Assert.Skip("This account encrypts by default, so there are no plain snapshots to start from.");
        }

        return account;
    }
}
