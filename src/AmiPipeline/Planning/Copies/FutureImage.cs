using AmiPipeline.Planning.Facts;

namespace AmiPipeline.Planning.Copies;

/// <summary>An image that is yet to be made, as the source of copies.</summary>
public static class FutureImage
{
    /// <summary>What a plan makes of a source.</summary>
    /// <remarks>A UEFI variable store that the source does not show is read from the finished image, which is the account's own.</remarks>
    /// <param name="plan">The plan.</param>
    /// <param name="source">The source.</param>
    public static SourceFacts Create(ImagePlan plan, SourceFacts source)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(source);
        return new SourceFacts
        {
            Kind = SourceKind.Image,
            Id = plan.Name,
            Name = plan.Name,
            State = "available",
            OwnerId = plan.Location.AccountId,
            ProductCodes = plan.Registers ? [] : source.ProductCodes,
            Watermarks = plan.Registers ? [] : plan.Watermarks,
            Attributes = plan.Attributes with { UefiData = plan.Attributes.UefiData ?? "" },
            Devices = [.. plan.Devices.Select(device => Device(device, plan.Location.AccountId))],
            Ephemerals = plan.Ephemerals,
        };
    }

    private static SourceDevice Device(DevicePlan device, string ownerId) => new()
    {
        DeviceName = device.DeviceName,
        HasContent = device.Expected.HasSnapshot,
        OwnerId = device.Expected.HasSnapshot ? ownerId : null,
        Encrypted = device.Expected.Encrypted,
        // The AWS managed key of an account that has never used it has no ARN yet; no copy keeps it anyway.
        KmsKeyArn = device.Expected.AcceptedKeys is [{ KmsKeyId: not AcceptedKey.AwsManagedAlias } key, ..] ? key.KmsKeyId : null,
        Volume = device.Expected.Volume,
    };
}
