using AmiPipeline.Simulator.Options;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>Where EC2's texts conflict or are silent, the simulator has a switch: the scenarios hold on both settings.</summary>
public sealed class SettingScenarios
{
    public static TheoryData<string, string> Cases => AllCases();

    private static Dictionary<string, Func<SimulatorOptions, SimulatorOptions>> Settings { get; } = new()
    {
        ["copies without a key take the default key"] = options => options with { EncryptedCopyWithoutKey = EncryptedCopyWithoutKey.DefaultKey },
        ["pending images show no snapshots"] = options => options with { PendingImagesShowSnapshots = false },
        ["the default key is shown as an ARN"] = options => options with { DefaultKeyIsShownAsArn = true },
        ["copies may share a name"] = options => options with { CopiesNeedUniqueNames = false },
        ["copies of images count as copies of snapshots"] = options => options with { ImageCopiesCountAsSnapshotCopies = true },
        ["snapshots of images send events"] = options => options with { SnapshotsOfImagesSendEvents = true },
        ["deregistered images stay on"] = options => options with
        {
            EventualConsistency = EventualConsistency.None with { DeregisteredImages = TimeSpan.FromSeconds(100) },
        },
        ["request rates are limited"] = options => options with { LimitRequestRates = true },
        ["nothing takes time"] = options => options with { Latency = LatencyModel.Instant },
        ["unknown ids are reported to roles"] = options => options with { ReportsUnknownIdsToRoles = true },
        ["another seed"] = options => options with { Seed = 20260101 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Example_OnThisSetting_MakesItsImageAndNothingElse(string example, string setting)
    {
        var account = new Account(Settings[setting]);

        var image = await account.SucceedAsync(Examples.Request(example));

        account.AssertOnlyAdded(image);
    }

    private static TheoryData<string, string> AllCases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var example in Examples.Requests)
        {
            foreach (var setting in Settings.Keys)
            {
                cases.Add(example, setting);
            }
        }

        return cases;
    }
}
