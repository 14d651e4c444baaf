using AmiPipeline.Requests;

namespace AmiPipeline.Plans;

/// <summary>What will be done, and what the result must look like. It travels through the whole execution.</summary>
public sealed record ImagePlan
{
    /// <summary>The way the image is made.</summary>
    public required ImageRoute Route { get; init; }

    /// <summary>After <see cref="ImageRoute.Capture"/> and <see cref="ImageRoute.CopyFirst"/>: the way on from the captured or copied image; null if the captured image is the result.</summary>
    public ImageRoute? SecondRoute { get; init; }

    /// <summary>Why this route, for a person.</summary>
    public required string Reason { get; init; }

    /// <summary>The account and Region of the result.</summary>
    public required AwsLocation Location { get; init; }

    /// <summary>Image or instance.</summary>
    public required SourceKind SourceKind { get; init; }

    /// <summary>The source's id.</summary>
    public required string SourceId { get; init; }

    /// <summary>The parameter that named the source; null if the request gives the id itself.</summary>
    public ResolvedParameter? SourceParameter { get; init; }

    /// <summary>Whether EC2 may reboot the source instance.</summary>
    public bool Reboot { get; init; }

    /// <summary>The result's name.</summary>
    public required string Name { get; init; }

    /// <summary>The result's description, if one is wanted.</summary>
    public string? Description { get; init; }

    /// <summary>The digest of the request.</summary>
    public required string RequestDigest { get; init; }

    /// <summary>The digest of what the volumes hold, a tag of the image and its copies; null if the source is an instance, which changes.</summary>
    public string? ContentDigest { get; init; }

    /// <summary>The request's own tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The committed image, for <see cref="ImageRoute.Existing"/>.</summary>
    public string? ExistingImageId { get; init; }

    /// <summary>The encryption parameters of <c>CopyImage</c>, for <see cref="ImageRoute.Copy"/> and <see cref="ImageRoute.CopyFirst"/>; null leaves them out.</summary>
    public EncryptionParameters? CopyEncryption { get; init; }

    /// <summary>In how many minutes the copies of the snapshots are to be done, each of them: time-based copies. Null for the standard ones.</summary>
    public int? CompleteWithinMinutes { get; init; }

    /// <summary>How long the snapshots may take; null if none are made.</summary>
    public DurationEstimate? Estimate { get; init; }

    /// <summary>The launch of the temporary instance, for <see cref="ImageRoute.Instance"/>.</summary>
    public LaunchPlan? Launch { get; init; }

    /// <summary>Whether the result is made of an instance that has booted, which has its own UEFI variables; also if an earlier execution has made it so.</summary>
    public bool Boots { get; init; }

    /// <summary>Whether the result has the volumes that the temporary instance has booted from. Else others of the same content take their place.</summary>
    public bool KeepsBootedVolumes { get; init; }

    /// <summary>Whether the result is registered over snapshots, so that EC2 knows of no source; also if an earlier execution has made it so.</summary>
    public bool Registers { get; init; }

    /// <summary>Whether volumes are created: added ones for the route instance, empty ones for the route snapshots.</summary>
    public bool CreatesVolumes => Devices.Any(device => device.CreatesVolume);

    /// <summary>Where volumes are created when no instance decides it.</summary>
    public string? AvailabilityZone { get; init; }

    /// <summary>The devices of the result, root first.</summary>
    public required IReadOnlyList<DevicePlan> Devices { get; init; }

    /// <summary>The instance store volumes of the result; null if they are not known yet, and not compared.</summary>
    public IReadOnlyList<EphemeralDevice>? Ephemerals { get; init; } = [];

    /// <summary>
    /// The keys of the source's watermarks, which the result has unless it is registered, or those of the image that exists; null if they are not known yet: CreateImage gives a captured image those
    /// of the instance, and EC2 does not say which these are once the instance's image has others.
    /// </summary>
    public IReadOnlyList<string>? Watermarks { get; init; } = [];

    /// <summary>The keys of the watermarks that the image has before it is published, as far as they are known.</summary>
    public IReadOnlyList<string> KnownWatermarks() => Registers && ExistingImageId is null ? [] : Watermarks ?? [];

    /// <summary>The attributes that the result must have.</summary>
    public required ImageAttributes Attributes { get; init; }

    /// <summary>The copies of the image in other Regions and accounts.</summary>
    public IReadOnlyList<CopyPlan> Copies { get; init; } = [];

    /// <summary>What is done with the image, if it stays, and with each copy that has no such part of its own, once they are committed. Null for nothing.</summary>
    public RequestPublish? Publish { get; init; }

    /// <summary>Whether anything is published.</summary>
    public bool Publishes => Publications().Any();

    /// <summary>Which older images make room, wherever an image is committed; null for none.</summary>
    public RequestRetention? Retention { get; init; }

    /// <summary>Whether any do.</summary>
    public bool Retains => Retention is not null;

    /// <summary>Whether image and copies are committed only when all of them are verified, so that the failure of one undoes all.</summary>
    public bool CommitsLast { get; init; }

    /// <summary>Whether the image itself stays, and not only its copies.</summary>
    public bool KeepsImage { get; init; } = true;

    /// <summary>Whether there are any.</summary>
    public bool HasCopies => Copies.Count > 0;

    /// <summary>Who may use the image and its copies, and who no longer may; null if the request says nothing of that.</summary>
    public SharingPlan? Sharing { get; init; }

    /// <summary>Whether that is to be changed.</summary>
    public bool HasSharing => Sharing is not null;

    /// <summary>What a person should know before it is done.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The size of all volumes together in GiB, by which waiting is paced.</summary>
    public int TotalGiB() => Devices.Sum(device => device.Expected.Volume.SizeGiB);

    /// <summary>The size of the largest volume in GiB, by which waiting is bounded.</summary>
    public int MaxGiB() => Devices.Select(device => device.Expected.Volume.SizeGiB).DefaultIfEmpty().Max();

    /// <summary>The plan with what only the captured or copied image shows of the source. A planned device keeps its name from an instance store volume.</summary>
    /// <param name="attributes">The intermediate image's attributes.</param>
    /// <param name="ephemerals">Its instance store volumes.</param>
    /// <param name="watermarks">The keys of its watermarks.</param>
    public ImagePlan CompletedBy(ImageAttributes attributes, IReadOnlyList<EphemeralDevice> ephemerals, IReadOnlyList<string> watermarks) => this with
    {
        Watermarks = Watermarks ?? watermarks,
        Attributes = Attributes.CompletedBy(attributes),
        Ephemerals = Ephemerals ?? [.. ephemerals.Where(ephemeral => !Devices.Any(device => device.DeviceName == ephemeral.DeviceName))],
    };

    /// <summary>The devices whose volumes the temporary instance boots with: all of the source's or, if others take their place, the root alone; none if no instance boots.</summary>
    public IEnumerable<DevicePlan> BootedDevices() =>
        Devices.Where(device => Takes(ImageRoute.Instance) && device.InSource && (KeepsBootedVolumes || device.DeviceName == Attributes.RootDeviceName));

    /// <summary>Where something is published, and what: of the image, if it stays, and of each copy.</summary>
    public IEnumerable<(AwsLocation Location, RequestPublish Publish)> Publications() =>
        from place in Copies.Select(copy => (copy.Location, Publish: copy.Publish ?? Publish)).Prepend((Location, Publish: KeepsImage ? Publish : null))
        where place.Publish is { IsEmpty: false }
        select (place.Location, place.Publish!);

    /// <summary>The copies that no earlier execution has made.</summary>
    public IEnumerable<CopyPlan> CopiesToMake() => Copies.Where(copy => copy.Route != ImageRoute.Existing);

    /// <summary>The accounts that make these copies, without the image's own: they read the image meanwhile.</summary>
    public IReadOnlyList<string> ReadingAccounts() => [.. CopiesToMake().Select(copy => copy.Location.AccountId).Where(account => account != Location.AccountId).Distinct()];

    /// <summary>The plan's route or, once the source is captured or copied, the second.</summary>
    /// <param name="route">The route to ask for.</param>
    public bool Takes(ImageRoute route) => Route == route || SecondRoute == route;
}
