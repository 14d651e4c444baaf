using AmiPipeline.Planning.Facts;

namespace AmiPipeline.Functions.PlanImage;

/// <summary>Reads the account's EBS settings in the Region.</summary>
internal sealed class AccountReader(IAmazonEC2 ec2, KeyReader keys)
{
    public async Task<AccountFacts> ReadAsync(AwsLocation location, bool zonesToo)
    {
        var byDefault = await ec2.GetEbsEncryptionByDefaultAsync(new GetEbsEncryptionByDefaultRequest());
        var defaultKey = await ec2.GetEbsDefaultKmsKeyIdAsync(new GetEbsDefaultKmsKeyIdRequest());

        return new AccountFacts
        {
            Location = location,
            EncryptionByDefault = byDefault.EbsEncryptionByDefault ?? false,
            DefaultKey = await keys.ReadAsync(defaultKey.KmsKeyId),
            AvailabilityZones = zonesToo ? await ZonesAsync() : [],
        };
    }

    private async Task<IReadOnlyList<string>> ZonesAsync()
    {
        var response = await ec2.DescribeAvailabilityZonesAsync(new DescribeAvailabilityZonesRequest());
        return [.. (response.AvailabilityZones ?? []).Where(IsUsable).Select(zone => zone.ZoneName).Order(StringComparer.Ordinal)];
    }

    // Not a Local Zone or a Wavelength Zone: volume types and snapshots differ there.
    private static bool IsUsable(AvailabilityZone zone) =>
        zone.State == AvailabilityZoneState.Available && (zone.ZoneType is null or "availability-zone");
}
