using Amazon.EC2;
using Amazon.EC2.Model;
using AmiPipeline.Errors;
using AmiPipeline.Functions.Data;
using AmiPipeline.Planning;

namespace AmiPipeline.Functions.Images;

/// <summary>What only the image tells that was captured of the source instance: CreateImage gives it attributes and instance store volumes that DescribeInstances lists of no instance.</summary>
internal static class CapturedImage
{
    /// <summary>The plan with all of it; a plan that captures nothing, or whose captured image is the result, as it is.</summary>
    /// <exception cref="ResourceNotVisibleException">DescribeImages does not show the captured image.</exception>
    public static async Task<ImagePlan> CompleteAsync(IAmazonEC2 ec2, ImagePlan plan, SourceImage source)
    {
        if (plan is not { SourceKind: SourceKind.Instance, SecondRoute: not null })
        {
            return plan;
        }

        var response = await ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["self"], Filters = [new Filter("image-id", [source.ImageId])] });
        var image = response.Images?.FirstOrDefault() ?? throw new ResourceNotVisibleException($"DescribeImages does not show {source.ImageId}.");
        var uefiData = await ImageShapes.OwnUefiDataAsync(ec2, source.ImageId, image.BootMode?.Value);
        return plan.CompletedBy(ImageShapes.Attributes(image, uefiData), ImageShapes.Ephemerals(image.BlockDeviceMappings));
    }
}
