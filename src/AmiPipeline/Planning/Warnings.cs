using AmiPipeline.Planning.Desired;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Planning.Routes;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning;

/// <summary>What a person should know before the plan is carried out.</summary>
internal static class Warnings
{
    public static IReadOnlyList<string> ForDevices(IReadOnlyList<DesiredDevice> desired, IReadOnlyList<DevicePlan> devices, PlanFacts facts)
    {
        var warnings = new List<string>();
        var defaultKey = DeviceEncryption.DefaultKey(facts.Account).KmsKeyId;

        foreach (var (request, device) in desired.Zip(devices))
        {
            if (request.Key is not null || device.Origin == DeviceOrigin.SourceEmpty)
            {
                continue;
            }

            if (!request.ContentEncrypted && device.Expected.Encrypted)
            {
                warnings.Add($"{request.DeviceName} is unencrypted and becomes encrypted under the default key {defaultKey}: EBS encryption by default is on");
            }
            else if (request.IsAdded && !device.Expected.Encrypted)
            {
                warnings.Add($"{request.DeviceName} is added without a key and is not encrypted");
            }
            else if (request.ContentEncrypted && request.ContentOwnerId != facts.Account.Location.AccountId)
            {
                warnings.Add($"{request.DeviceName} is under a key of another account and comes under the default key {defaultKey}");
            }
        }

        foreach (var key in devices.GroupBy(device => device.ContentKey).Where(key => key.Key?.Fault is not null))
        {
            warnings.Add($"{string.Join(", ", key.Select(device => device.DeviceName))} of the source is under {key.Key!.KmsKeyArn}, which {key.Key.Fault}; unless EC2 may use that key for this account, the copy fails");
        }

        return warnings;
    }

    /// <summary>What the owner of the source, or the account's Allowed AMIs setting, has against it.</summary>
    public static IEnumerable<string> ForSource(SourceFacts source)
    {
        if (source.DeprecatedSince is { } since)
        {
            yield return $"{source.Id} is deprecated since {since}: its owner wants it no longer used, and there may be a newer one";
        }

        if (source.Allowance == ImageAllowance.OnlyInAuditMode)
        {
            yield return $"{source.Id} does not meet the criteria of this account's Allowed AMIs setting: it can be used in audit mode, but not once the setting is enabled";
        }
    }

    /// <summary>What a temporary instance means for the result.</summary>
    /// <remarks>Windows: Sysprep runs after the boot and before the image is made (EC2Launch documentation), and nothing here runs it.</remarks>
    public static IEnumerable<string> ForBoot(ImageRoute lastRoute, bool keepsBooted, ImageAttributes attributes)
    {
        if (lastRoute != ImageRoute.Instance)
        {
            yield break;
        }

        yield return keepsBooted
            ? "the image has booted once, so its content changes"
            : "a temporary instance boots; its volumes are replaced before the image is made, so the content stays";
        if (keepsBooted && attributes.PlatformDetails?.StartsWith("Windows", StringComparison.Ordinal) == true)
        {
            yield return "Windows needs Sysprep after that boot and before the image is made, which does not run here: run it on an instance of the result, and capture that, or leave instance.boot out";
        }
    }

    /// <summary>What a registered image does not have of its source, though it needs it not to be used.</summary>
    public static IEnumerable<string> ForRegistering(ImageRequest request, ImageRoute lastRoute, SourceFacts source, AwsLocation location) =>
        lastRoute == ImageRoute.Snapshots ? [.. SnapshotsRoute.Losses(request, source, location), SnapshotsRoute.LineageEnds(source)] : [];

    /// <summary>The warning that EC2 reboots the source instance, if the request lets it.</summary>
    public static IEnumerable<string> ForCapture(ImageRequest request, SourceFacts source)
    {
        if (source is { Kind: SourceKind.Instance, State: "running" })
        {
            yield return request.Source.Reboot == true
                ? $"{source.Id} is rebooted"
                : $"{source.Id} is not rebooted, so the image is as consistent as after a power failure";
        }
    }
}
