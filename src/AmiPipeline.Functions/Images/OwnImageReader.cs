using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;
using AmiPipeline.Verification;

namespace AmiPipeline.Functions.Images;

/// <summary>Looks for images of the account that bear on a request: one with its name, one that it has made before.</summary>
internal sealed class OwnImageReader(Ec2Reader reader)
{
    // Each takes calls, and an account may have hundreds of one content under other keys.
    private const int MaxCompared = 50;

    /// <summary>The image with a name; null if the name is free.</summary>
    public async Task<ImageWithSameName?> HolderOfAsync(string name) =>
        (await reader.OwnImagesAsync(Ec2Filters.Name(name))).Select(image => new ImageWithSameName(
            image.ImageId,
            Ec2Tags.Value(image.Tags, PipelineTags.Request),
            Ec2Tags.Value(image.Tags, PipelineTags.Execution),
            Ec2Tags.Value(image.Tags, PipelineTags.State),
            image.State?.Value ?? "")).FirstOrDefault();

    /// <summary>The available image that an earlier execution committed for a request; null if there is none.</summary>
    public async Task<ObservedImage?> CommittedAsync(RequestIdentity identity) =>
        await ObserveAsync((await CommittedAsync(Ec2Filters.Tag(PipelineTags.Request, identity.Digest))).FirstOrDefault());

    /// <summary>The same for a copy, with what it says that it is a copy of.</summary>
    public async Task<CommittedCopyFacts?> CommittedCopyAsync(RequestIdentity identity) =>
        (await CommittedAsync(Ec2Filters.Tag(PipelineTags.Request, identity.Digest))).FirstOrDefault() is { } image
            ? new CommittedCopyFacts((await ObserveAsync(image))!, Ec2Tags.Value(image.Tags, PipelineTags.Source))
            : null;

    /// <summary>The images that executions have committed with a content, the newest first, each read only once the one before it is refused: available, and not deprecated yet.</summary>
    /// <param name="contentDigest">The content, from the plan.</param>
    /// <param name="now">The time.</param>
    public async IAsyncEnumerable<CompliantImageFacts> WithContentAsync(string contentDigest, DateTimeOffset now)
    {
        var images = (await CommittedAsync(Ec2Filters.Tag(PipelineTags.Content, contentDigest))).Reverse();
        foreach (var image in images.Where(image => !(ImageTimes.From(image).Deprecated <= now)).Take(MaxCompared))
        {
            yield return new((await ObserveAsync(image))!, image.SourceImageId.NullIfEmpty(), image.Description.NullIfEmpty(), image.Tags.ToDictionary(tag => tag.Key, tag => tag.Value));
        }
    }

    /// <summary>The same if the source, whose name the image's may hold, is gone.</summary>
    public async Task<(ObservedImage Image, RequestIdentity Identity)?> CommittedWithoutSourceAsync(ImageRequest request, ExecutionIdentity execution) =>
        await FindCommittedAsync(request, execution) is { } found ? ((await ObserveAsync(found.Image))!, found.Identity) : null;

    /// <summary>Whether there is such an image: each committed one whose name fits says by its digest whether it is the one.</summary>
    public async Task<bool> HasCommittedAsync(ImageRequest request, ExecutionIdentity execution) => await FindCommittedAsync(request, execution) is not null;

    private async Task<(Image Image, RequestIdentity Identity)?> FindCommittedAsync(ImageRequest request, ExecutionIdentity execution)
    {
        var pattern = NameTemplate.PatternWithoutSourceName(request.Name, request.Source.ImageId ?? request.Source.InstanceId!, execution.Name);
        foreach (var image in await CommittedAsync(Ec2Filters.Name(pattern)))
        {
            var identity = RequestIdentity.Create(request, execution.Location(), image.Name);
            if (Ec2Tags.Value(image.Tags, PipelineTags.Request) == identity.Digest)
            {
                return (image, identity);
            }
        }

        return null;
    }

    private async Task<IEnumerable<Image>> CommittedAsync(Filter filter) =>
        (await reader.OwnImagesAsync(filter, Ec2Filters.Tag(PipelineTags.State, PipelineTags.Committed), Ec2Filters.State("available")))
        .OrderBy(image => image.CreationDate, StringComparer.Ordinal);

    private async Task<ObservedImage?> ObserveAsync(Image? image) => image is null
        ? null
        : await new ImageObserver(reader).ObserveAsync(image);
}
