namespace AmiPipeline.Simulator.Ec2.Images;

/// <summary>Writes an image as DescribeImages does; keys are not in it, they are reported by DescribeSnapshots only.</summary>
internal static class ImageXml
{
    public static void Write(Ec2XmlWriter answer, Image image, string? ownerAlias, string accountId, DateTimeOffset now, bool showsSnapshots, bool? isAllowed)
    {
        var traits = image.Traits;
        answer.Element("imageId", image.Id);
        answer.Element("imageLocation", image.Location);
        answer.Element("imageState", image.State);
        answer.Element("imageOwnerId", image.OwnerId);
        answer.Element("imageOwnerAlias", ownerAlias);
        answer.Element("creationDate", image.CreationDate);
        answer.Element("isPublic", image.IsPublic);
        if (traits.ProductCodes.Count > 0)
        {
            answer.List("productCodes", traits.ProductCodes, code => WriteProductCode(answer, code));
        }

        answer.Element("architecture", traits.Architecture);
        answer.Element("imageType", "machine");
        answer.Element("platform", traits.Platform);
        answer.Element("platformDetails", traits.PlatformDetails);
        answer.Element("usageOperation", traits.UsageOperation);
        answer.Element("name", image.Name);
        answer.Element("description", image.Description);
        answer.Element("rootDeviceType", "ebs");
        answer.Element("rootDeviceName", traits.RootDeviceName);
        answer.List("blockDeviceMapping", image.Devices, device => WriteDevice(answer, device, showsSnapshots));
        answer.Element("virtualizationType", traits.VirtualizationType);
        answer.Element("hypervisor", "xen");
        answer.Element("enaSupport", traits.EnaSupport ? true : null);
        answer.Element("sriovNetSupport", traits.SriovNetSupport);
        answer.Element("bootMode", traits.BootMode);
        answer.Element("tpmSupport", traits.TpmSupport);
        answer.Element("imdsSupport", image.ImdsSupport);
        if (image.DeprecationTime is { } deprecationTime)
        {
            answer.Element("deprecationTime", deprecationTime);
        }

        if (image.OwnerId == accountId && image.LastLaunchReportedAt(now) is { } lastLaunch)
        {
            answer.Element("lastLaunchedTime", lastLaunch);
        }

        answer.Element("imageAllowed", isAllowed);
        answer.Element("deregistrationProtection", image.Protection.Name);
        answer.Element("sourceInstanceId", image.SourceInstanceId);
        answer.Element("sourceImageId", image.OwnerId == accountId ? image.SourceImageId : null);
        answer.Element("sourceImageRegion", image.OwnerId == accountId ? image.SourceImageRegion : null);
        if (image.Watermarks.Count > 0)
        {
            answer.List("imageWatermarkSet", image.Watermarks, watermark => WriteWatermark(answer, watermark));
        }

        if (image.StateReasonCode is not null)
        {
            answer.Group("stateReason", () =>
            {
                answer.Element("code", image.StateReasonCode);
                answer.Element("message", image.StateReasonMessage);
            });
        }

        if (image.OwnerId == accountId)
        {
            answer.Tags(image.TagsSeen(now));
        }
    }

    public static void WriteProductCode(Ec2XmlWriter answer, string code)
    {
        answer.Element("productCode", code);
        answer.Element("type", "marketplace");
    }

    private static void WriteWatermark(Ec2XmlWriter answer, ImageWatermark watermark)
    {
        answer.Element("watermarkKey", watermark.Key);
        answer.Element("sourceImageId", watermark.SourceImageId);
        answer.Element("sourceImageRegion", watermark.SourceImageRegion);
        answer.Element("sourceImageCreationTime", watermark.SourceImageCreationTime);
        answer.Element("watermarkCreationTime", watermark.CreationTime);
    }

    public static void WriteDevice(Ec2XmlWriter answer, ImageDevice device, bool showsSnapshots = true)
    {
        answer.Element("deviceName", device.DeviceName);
        if (device.VirtualName is not null)
        {
            answer.Element("virtualName", device.VirtualName);
            return;
        }

        answer.Group("ebs", () =>
        {
            answer.Element("deleteOnTermination", device.DeleteOnTermination);
            answer.Element("snapshotId", showsSnapshots ? device.SnapshotId : null);
            answer.Element("volumeSize", device.SizeGiB);
            answer.Element("volumeType", device.VolumeType);
            // The baseline that DescribeVolumes shows of a gp2 volume is nothing of a mapping's.
            answer.Element("iops", device.VolumeType == "gp2" ? null : device.Iops);
            answer.Element("throughput", device.Throughput);
            answer.Element("encrypted", device.Encrypted);
        });
    }
}
