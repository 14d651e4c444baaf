using Amazon.AutoScaling;
using AmiPipeline.Functions.Images;
using AmiPipeline.Planning.Retention;
using AmiPipeline.Requests;

namespace AmiPipeline.Functions.Retention;

/// <summary>The committed images of a family in one account and Region that this pipeline has made, by their tags alone: names are guesses.</summary>
/// <param name="ec2">EC2 there.</param>
/// <param name="autoScaling">Auto Scaling there.</param>
/// <param name="execution">The execution.</param>
/// <param name="retention">What the request says.</param>
/// <param name="now">The time.</param>
internal sealed class Family(IAmazonEC2 ec2, IAmazonAutoScaling autoScaling, ExecutionIdentity execution, RequestRetention retention, DateTimeOffset now)
{
    private const string Available = "available";
    private const string Deregistered = "deregistered";

    /// <summary>EC2 there.</summary>
    public IAmazonEC2 Ec2 => ec2;

    /// <summary>Auto Scaling there.</summary>
    public IAmazonAutoScaling AutoScaling => autoScaling;

    /// <summary>What EC2 shows there.</summary>
    public Ec2Reader Reader { get; } = new(ec2);

    /// <summary>The execution.</summary>
    public ExecutionIdentity Execution => execution;

    /// <summary>What the request says.</summary>
    public RequestRetention Requested => retention;

    /// <summary>The plan of the image that the others make room for.</summary>
    public required ImagePlan Plan { get; init; }

    /// <summary>The time.</summary>
    public DateTimeOffset Now => now;

    /// <summary>Its images, the newest first; disabled ones are among them.</summary>
    public async Task<IReadOnlyList<Image>> ImagesAsync() => (await Reader.OwnImagesAsync([.. Made(), Ec2Filters.Tag(PipelineTags.Family, retention.Family)]))
        .Where(image => image.State?.Value != Deregistered)
        .OrderByDescending(image => ImageTimes.From(image).Created).ThenByDescending(image => image.ImageId, StringComparer.Ordinal)
        .ToList();

    /// <summary>Those that are not among the newest, the oldest first. An image that cannot be launched counts for none of the newest.</summary>
    /// <param name="images">The images, the newest first.</param>
    /// <param name="staying">Those that stay, however old they are: the image that the others make room for, and what it was made of.</param>
    public IReadOnlyList<Image> OlderThanNewest(IReadOnlyList<Image> images, IReadOnlyList<string> staying)
    {
        var newest = images.Where(image => image.State?.Value == Available).Take(retention.KeepLatest).Select(image => image.ImageId).Concat(staying).ToHashSet();
        return [.. images.Where(image => !newest.Contains(image.ImageId)).Reverse()];
    }

    /// <summary>Whether an image is one of the family, by its tags.</summary>
    public bool Has(Image image) => IsMade(image.Tags) && IsOfFamily(image.Tags);

    /// <summary>Has snapshots of one of its images be of the family too, as they are found by that: a person may have tagged the image alone.</summary>
    public async Task JoinAsync(IReadOnlyList<Snapshot> snapshots)
    {
        var others = snapshots.Where(snapshot => !IsOfFamily(snapshot.Tags)).Select(snapshot => snapshot.SnapshotId).ToList();
        if (others.Count > 0)
        {
            await TagAsync(others, PipelineTags.Family, retention.Family);
        }
    }

    /// <summary>The snapshots of an image that are the pipeline's own and committed, as the image is.</summary>
    /// <exception cref="ResourceNotVisibleException">EC2 neither shows one of its snapshots nor says that it is gone: it is not known whose it is.</exception>
    public async Task<IReadOnlyList<Snapshot>> OwnSnapshotsAsync(Image image)
    {
        var named = image.BlockDeviceMappings.Select(device => device.Ebs?.SnapshotId.NullIfEmpty()).OfType<string>().ToList();
        var found = await Reader.SnapshotsAsync(named);
        foreach (var id in named.Where(id => !found.ContainsKey(id)))
        {
            await CheckGoneAsync(id);
        }

        return [.. found.Values.Where(snapshot => IsMade(snapshot.Tags)).OrderBy(snapshot => snapshot.SnapshotId, StringComparer.Ordinal)];
    }

    /// <summary>Its snapshots that were to go with an image, by that.</summary>
    public async Task<ILookup<string, string>> MarkedSnapshotsAsync() =>
        (await Reader.OwnSnapshotsAsync([.. Made(), Ec2Filters.Tag(PipelineTags.Family, retention.Family), Ec2Filters.Tag(PipelineTags.Leaving, LeavingMark.SnapshotPattern)]))
            .OrderBy(snapshot => snapshot.SnapshotId, StringComparer.Ordinal)
            .ToLookup(snapshot => LeavingMark.ImageOf(Ec2Tags.Value(snapshot.Tags, PipelineTags.Leaving)) ?? "", snapshot => snapshot.SnapshotId);

    /// <summary>Those of some images that are there, whatever family they are of.</summary>
    public async Task<IReadOnlySet<string>> ExistingAsync(IReadOnlyList<string> imageIds)
    {
        var existing = new HashSet<string>(StringComparer.Ordinal);
        foreach (var ids in imageIds.Chunk(Ec2Filters.MaxValues))
        {
            existing.UnionWith((await Reader.OwnImagesAsync(Ec2Filters.ImageIds(ids))).Where(image => image.State?.Value != Deregistered).Select(image => image.ImageId));
        }

        return existing;
    }

    /// <summary>The account's images that have some snapshots in their mappings, whoever made them, by snapshot.</summary>
    public async Task<ILookup<string, string>> UsersOfSnapshotsAsync(IReadOnlyList<string> snapshotIds)
    {
        var images = new List<Image>();
        foreach (var ids in snapshotIds.Chunk(Ec2Filters.MaxValues))
        {
            images.AddRange(await Reader.OwnImagesAsync(new Filter("block-device-mapping.snapshot-id", [.. ids])));
        }

        return (from image in images
                where image.State?.Value != Deregistered
                orderby image.ImageId
                from device in image.BlockDeviceMappings
                where device.Ebs?.SnapshotId is not null
                select (device.Ebs.SnapshotId, image.ImageId)).ToLookup(use => use.SnapshotId, use => use.ImageId);
    }

    /// <summary>Tags resources; the same again changes nothing.</summary>
    public Task TagAsync(IEnumerable<string> ids, string key, string value) => ec2.CreateTagsAsync(new CreateTagsRequest([.. ids], [new Tag(key, value)]));

    // A listing that lacks it proves nothing, and with its image gone nothing would lead to it any more.
    private async Task CheckGoneAsync(string snapshotId)
    {
        try
        {
            _ = await ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { SnapshotIds = [snapshotId] });
        }
        catch (AmazonEC2Exception error) when (Ec2ErrorCodes.IsNotFound(error.ErrorCode))
        {
            return;
        }

        throw new ResourceNotVisibleException($"DescribeSnapshots does not show {snapshotId}, and does not say that it is gone.");
    }

    private bool IsOfFamily(List<Tag> tags) => Ec2Tags.Value(tags, PipelineTags.Family) == retention.Family;

    private bool IsMade(List<Tag> tags) =>
        Ec2Tags.Value(tags, PipelineTags.Owner) == execution.StateMachineArn && Ec2Tags.Value(tags, PipelineTags.State) == PipelineTags.Committed;

    // Of this pipeline: another one lets go of its own.
    private Filter[] Made() => [Ec2Filters.Tag(PipelineTags.Owner, execution.StateMachineArn), Ec2Filters.Tag(PipelineTags.State, PipelineTags.Committed)];
}
