namespace AmiPipeline.Functions.Images;

/// <summary>
/// The image between the source and a second route: captured of the source instance, or copied of another account's image. It shows what the source did not:
/// CreateImage gives it attributes and instance store volumes that DescribeInstances lists of no instance, and UEFI variables are reported to an image's owner only.
/// </summary>
internal static class IntermediateImage
{
    /// <summary>Its name, one in each execution.</summary>
    /// <param name="execution">The execution.</param>
    /// <param name="functionName">The function that makes it.</param>
    public static string NameOf(ExecutionIdentity execution, string functionName) => $"ami-pipeline-{ClientTokens.Create(execution, functionName)[..32]}";

    /// <summary>The plan with everything that it shows; a plan without a second route as it is.</summary>
    /// <exception cref="ResourceNotVisibleException">DescribeImages does not show the image.</exception>
    public static async Task<ImagePlan> CompleteAsync(Ec2Reader reader, ImagePlan plan, SourceImage source)
    {
        if (plan.SecondRoute is null)
        {
            return plan;
        }

        var image = await reader.VisibleOwnImageAsync(source.ImageId);
        var uefiData = await reader.UefiDataAsync(image);
        return plan.CompletedBy(ImageMapping.Attributes(image, uefiData), ImageMapping.Ephemerals(image.BlockDeviceMappings), ImageMapping.Watermarks(image));
    }
}
