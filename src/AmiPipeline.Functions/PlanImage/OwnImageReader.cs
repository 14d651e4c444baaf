using Amazon.EC2;
using Amazon.EC2.Model;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Planning.Facts;

namespace AmiPipeline.Functions.PlanImage;

/// <summary>Looks for images of the account that bear on a request: one with its name, one that it has made before.</summary>
internal sealed class OwnImageReader(IAmazonEC2 ec2)
{
    /// <summary>The image with a name; null where the name is free.</summary>
    public async Task<ImageWithSameName?> HolderOfAsync(string name) =>
        (await FindAsync(new Filter("name", [name]))).Select(image => new ImageWithSameName(
            image.ImageId,
            Ec2Tags.Value(image.Tags, PipelineTags.Request),
            Ec2Tags.Value(image.Tags, PipelineTags.Execution),
            Ec2Tags.Value(image.Tags, PipelineTags.State))).FirstOrDefault();

    /// <summary>The available image that an earlier execution committed for a request; null where there is none.</summary>
    public async Task<string?> CommittedAsync(string digest) =>
        (await FindAsync(
            new Filter($"tag:{PipelineTags.Request}", [digest]),
            new Filter($"tag:{PipelineTags.State}", [PipelineTags.Committed]),
            new Filter("state", ["available"])))
        .OrderBy(image => image.CreationDate, StringComparer.Ordinal).FirstOrDefault()?.ImageId;

    private async Task<List<Image>> FindAsync(params Filter[] filters)
    {
        var response = await ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["self"], Filters = [.. filters], IncludeDisabled = true });
        return response.Images ?? [];
    }
}
