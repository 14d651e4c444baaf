using AmiPipeline.Planning.Facts;

namespace AmiPipeline.Planning.Checks;

/// <summary>Quotas of what exists that are nearly used up: they do not free themselves, and an execution that meets one fails.</summary>
/// <remarks>By the defaults of every account: an account's own are known to Service Quotas only, which functions may not call.</remarks>
internal static class QuotaWarnings
{
    private const double Near = 0.9;

    // EC2 User Guide, "AMI quotas"; EBS User Guide, "Quotas for Amazon EBS".
    private const int Images = 50_000;
    private const int Snapshots = 100_000;
    private const int StorageGiB = 50 * 1024;
    private const int Io2StorageGiB = 20 * 1024;

    public static IEnumerable<string> Create(ImagePlan plan, UsageFacts? usage)
    {
        if (usage is null)
        {
            yield break;
        }

        if (usage.Images + 1 >= Images * Near)
        {
            yield return Warning($"the account has {usage.Images} images in {plan.Location.Region}", $"{Images}");
        }

        var added = plan.Devices.Count(device => device.Expected.HasSnapshot);
        if (usage.Snapshots + added >= Snapshots * Near)
        {
            yield return Warning($"the account has {usage.Snapshots} snapshots in {plan.Location.Region}, to which {added} come", $"{Snapshots}");
        }

        foreach (var (type, sizeGiB) in NewStorage(plan))
        {
            var had = usage.StorageGiB.GetValueOrDefault(type);
            var quota = type == "io2" ? Io2StorageGiB : StorageGiB;
            if (had + sizeGiB >= quota * Near)
            {
                yield return Warning($"the account has {had} GiB of {type} volumes in {plan.Location.Region}, to which {sizeGiB} GiB come for a while", $"{quota} GiB");
            }
        }
    }

    // A temporary instance has all of the image's volumes; without one, empty volumes are made to be snapshotted.
    private static IEnumerable<KeyValuePair<string, int>> NewStorage(ImagePlan plan) => plan.Devices
        .Where(device => plan.Takes(ImageRoute.Instance) || device.CreatesVolume)
        .GroupBy(device => device.Expected.Volume.VolumeType)
        .Select(type => KeyValuePair.Create(type.Key, type.Sum(device => device.Expected.Volume.SizeGiB)));

    private static string Warning(string what, string quota) =>
        $"{what}; the quota is {quota} unless it was raised, and it does not free up: an execution that meets it fails";
}
