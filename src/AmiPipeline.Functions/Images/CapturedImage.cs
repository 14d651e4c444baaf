namespace AmiPipeline.Functions.Images;

/// <summary>What only the image tells that was captured of the source instance: CreateImage gives it attributes and instance store volumes that DescribeInstances lists of no instance.</summary>
internal static class CapturedImage
{
    /// <summary>The plan with all of it; a plan that captures nothing, or whose captured image is the result, as it is.</summary>
    /// <exception cref="ResourceNotVisibleException">DescribeImages does not show the captured image.</exception>
    public static async Task<ImagePlan> CompleteAsync(Ec2Reader reader, ImagePlan plan, SourceImage source)
    {
        if (plan is not { SourceKind: SourceKind.Instance, SecondRoute: not null })
        {
            return plan;
        }

        var image = await reader.VisibleOwnImageAsync(source.ImageId);
        var uefiData = await reader.UefiDataAsync(source.ImageId, image.BootMode?.Value);
        return plan.CompletedBy(ImageMapping.Attributes(image, uefiData), ImageMapping.Ephemerals(image.BlockDeviceMappings));
    }
}
