namespace AmiPipeline.Simulator.Ec2.Images;

/// <summary>The filters of DescribeImages.</summary>
internal static class ImageFilters
{
    public static FilterTable<Image> Table { get; } = new()
    {
        { "architecture", image => image.Traits.Architecture },
        { "block-device-mapping.delete-on-termination", image => VolumeValues(image, device => device.DeleteOnTermination ? "true" : "false") },
        { "block-device-mapping.device-name", image => image.Devices.Select(device => device.DeviceName) },
        { "block-device-mapping.encrypted", image => VolumeValues(image, device => device.Encrypted ? "true" : "false") },
        { "block-device-mapping.snapshot-id", image => image.SnapshotIds },
        { "block-device-mapping.volume-size", image => VolumeValues(image, device => $"{device.SizeGiB}") },
        { "block-device-mapping.volume-type", image => VolumeValues(image, device => device.VolumeType) },
        { "creation-date", image => image.CreationDate },
        { "description", image => image.Description },
        { "ena-support", image => image.Traits.EnaSupport },
        { "hypervisor", _ => "xen" },
        { "image-allowed", (image, call) => IsAllowed(image, call) is { } isAllowed ? (isAllowed ? "true" : "false") : null },
        { "image-id", image => image.Id },
        { "image-type", _ => "machine" },
        { "image-watermark.source-image-creation-time", image => image.Watermarks.Select(watermark => Ec2XmlWriter.Text(watermark.SourceImageCreationTime)) },
        { "image-watermark.source-image-id", image => image.Watermarks.Select(watermark => watermark.SourceImageId) },
        { "image-watermark.source-image-region", image => image.Watermarks.Select(watermark => watermark.SourceImageRegion) },
        { "image-watermark.watermark-creation-time", image => image.Watermarks.Select(watermark => Ec2XmlWriter.Text(watermark.CreationTime)) },
        { "image-watermark.watermark-key", image => image.Watermarks.Select(watermark => watermark.Key) },
        { "is-public", image => image.IsPublic },
        { "kernel-id", _ => [] },
        { "manifest-location", image => image.Location },
        { "name", image => image.Name },
        { "owner-alias", (image, call) => call.Region.SettingsOf(image.OwnerId).OwnerAlias },
        { "owner-id", image => image.OwnerId },
        { "platform", image => image.Traits.Platform },
        { "product-code", image => image.Traits.ProductCodes },
        { "product-code.type", image => image.Traits.ProductCodes.Select(_ => "marketplace") },
        { "ramdisk-id", _ => [] },
        { "root-device-name", image => image.Traits.RootDeviceName },
        { "root-device-type", _ => "ebs" },
        { "source-image-id", (image, call) => image.OwnerId == call.AccountId ? image.SourceImageId : null },
        { "source-image-region", (image, call) => image.OwnerId == call.AccountId ? image.SourceImageRegion : null },
        { "source-instance-id", image => image.SourceInstanceId },
        { "sriov-net-support", image => image.Traits.SriovNetSupport },
        { "state", image => image.State },
        { "state-reason-code", image => image.StateReasonCode },
        { "state-reason-message", image => image.StateReasonMessage },
        { "virtualization-type", image => image.Traits.VirtualizationType },
    };

    /// <summary>Whether the caller's Allowed AMIs setting allows an image; null while it is disabled.</summary>
    public static bool? IsAllowed(Image image, Call call)
    {
        var setting = call.Settings.AllowedImages;
        return setting.State == AllowedImages.Disabled ? null : setting.Allows(image, call.Region.SettingsOf(image.OwnerId).OwnerAlias, call.AccountId, call.Now);
    }

    private static IEnumerable<string?> VolumeValues(Image image, Func<ImageDevice, string> value) =>
        image.Devices.Where(device => device.VirtualName is null).Select(value);
}
