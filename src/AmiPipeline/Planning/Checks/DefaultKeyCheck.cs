using AmiPipeline.Planning.Desired;
using AmiPipeline.Planning.Facts;

namespace AmiPipeline.Planning.Checks;

/// <summary>Whether the account's default key can be used, if devices come under it without being requested.</summary>
internal static class DefaultKeyCheck
{
    public static void Check(IEnumerable<DesiredDevice> desired, IEnumerable<DevicePlan> devices, AccountFacts account, List<Problem> problems)
    {
        var implied = desired.Zip(devices)
            .Where(pair => pair.First.Key is null && pair.Second.Expected.AcceptedKeys is [{ Origin: KeyOrigin.AccountDefault }])
            .Select(pair => pair.Second.DeviceName)
            .ToList();
        if (implied.Count > 0 && KeyLookup.Fault(account.DefaultKey, account.Location) is { } fault)
        {
            problems.Add(new("/kmsKeyId", $"is missing, so {string.Join(", ", implied)} would come under the account's default EBS key, which {fault}"));
        }
    }
}
