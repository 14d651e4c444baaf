using AmiPipeline.Planning.Facts;

namespace AmiPipeline.Functions.PlanImage;

/// <summary>Counts what the account has of what has a quota.</summary>
internal sealed class UsageReader(Ec2Reader reader)
{
    public async Task<UsageFacts> ReadAsync() => new(
        (await reader.OwnImagesAsync()).Count,
        (await reader.OwnSnapshotsAsync()).Count,
        (await reader.VolumesAsync()).GroupBy(volume => volume.VolumeType.Value).ToDictionary(type => type.Key, type => type.Sum(volume => volume.Size ?? 0)));
}
