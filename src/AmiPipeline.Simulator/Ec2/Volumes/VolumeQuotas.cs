using System.Globalization;

namespace AmiPipeline.Simulator.Ec2.Volumes;

/// <summary>How much storage, and how many provisioned IOPS, an account's volumes of one type may have together.</summary>
internal static class VolumeQuotas
{
    /// <summary>The code of an instance that ends because its volumes are too many.</summary>
    public const string LaunchCode = "Client.VolumeLimitExceeded";

    /// <summary>Why volumes cannot be made; null if they can.</summary>
    /// <param name="call">The call.</param>
    /// <param name="added">What is to be made.</param>
    /// <param name="replaced">A volume that becomes one of them.</param>
    public static ServiceErrorException? Exceeded(Call call, IReadOnlyCollection<VolumeShape> added, Volume? replaced = null)
    {
        var quotas = call.Simulation.Options.Quotas;
        foreach (var type in added.GroupBy(shape => shape.VolumeType))
        {
            var all = call.Region.Volumes.Values
                .Where(volume => volume.OwnerId == call.AccountId && volume.VolumeType == type.Key && volume != replaced)
                .Select(volume => volume.Shape)
                .Concat(type)
                .ToList();
            if (quotas.StorageGiB.TryGetValue(type.Key, out var storage) && all.Sum(shape => (long)shape.SizeGiB) > storage)
            {
                return new("VolumeLimitExceeded", string.Create(
                    CultureInfo.InvariantCulture,
                    $"You have exceeded your maximum {type.Key} storage limit of {storage / 1024.0:0.##} TiB in this region. Please contact AWS Support to request an Elastic Block Store service limit increase."));
            }

            if (quotas.Iops.TryGetValue(type.Key, out var iops) && all.Sum(shape => (long)(shape.Iops ?? 0)) > iops)
            {
                return new("MaxIOPSLimitExceeded", $"You have exceeded your maximum {type.Key} IOPS limit of {iops} in this region. Please contact AWS Support to request an Elastic Block Store service limit increase.");
            }
        }

        return null;
    }

    /// <summary>Refuses volumes that cannot be made.</summary>
    public static void Check(Call call, VolumeShape added, Volume? replaced = null)
    {
        if (Exceeded(call, [added], replaced) is { } error)
        {
            throw error;
        }
    }
}
