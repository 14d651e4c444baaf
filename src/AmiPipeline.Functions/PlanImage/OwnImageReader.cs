using AmiPipeline.Planning.Facts;

namespace AmiPipeline.Functions.PlanImage;

/// <summary>Looks for images of the account that bear on a request: one with its name, one that it has made before.</summary>
internal sealed class OwnImageReader(Ec2Reader reader)
{
    /// <summary>The image with a name; null where the name is free.</summary>
    public async Task<ImageWithSameName?> HolderOfAsync(string name) =>
        (await reader.OwnImagesAsync(Ec2Filters.Name(name))).Select(image => new ImageWithSameName(
            image.ImageId,
            Ec2Tags.Value(image.Tags, PipelineTags.Request),
            Ec2Tags.Value(image.Tags, PipelineTags.Execution),
            Ec2Tags.Value(image.Tags, PipelineTags.State))).FirstOrDefault();

    /// <summary>The available image that an earlier execution committed for a request; null where there is none.</summary>
    public async Task<string?> CommittedAsync(string digest) =>
        (await reader.OwnImagesAsync(
            Ec2Filters.Tag(PipelineTags.Request, digest),
            Ec2Filters.Tag(PipelineTags.State, PipelineTags.Committed),
            Ec2Filters.State("available")))
        .OrderBy(image => image.CreationDate, StringComparer.Ordinal).FirstOrDefault()?.ImageId;
}
