using AmiPipeline.Functions.ExecutionData;
using AmiPipeline.Functions.PlanImage;
using AmiPipeline.Plans;
using AmiPipeline.StatesLanguage.History;
using AmiPipeline.Verification;

namespace AmiPipeline.Reports.Lineage;

/// <summary>What an execution has made, as its functions have recorded it: the ids that a plan cannot know.</summary>
internal sealed record LineageResources
{
    /// <summary>The plan; null if the execution did not come to one.</summary>
    public ImagePlan? Plan { get; init; }

    /// <summary>The temporary instance.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The captured or copied image that a second route starts from.</summary>
    public string? IntermediateImageId { get; init; }

    /// <summary>The created volumes, by device name.</summary>
    public IReadOnlyDictionary<string, string> Volumes { get; init; } = new Dictionary<string, string>();

    /// <summary>The volumes that were detached for them, by device name.</summary>
    public IReadOnlyDictionary<string, string> Detached { get; init; } = new Dictionary<string, string>();

    /// <summary>The verified image; null if there is none.</summary>
    public VerifiedImage? Image { get; init; }

    /// <summary>Whether the image is committed, by this execution or an earlier one.</summary>
    public bool IsCommitted { get; init; }

    /// <summary>What became of the image.</summary>
    public LineageState ImageState => Image is null ? LineageState.Missing
        : Removed.Contains(Image.ImageId) ? LineageState.Removed
        : Image.IsKept && IsCommitted ? LineageState.Kept
        : LineageState.Temporary;

    /// <summary>The copies as they were seen at last.</summary>
    public IReadOnlyList<ImageCopy> Copies { get; init; } = [];

    /// <summary>What was published, as it was seen at last.</summary>
    public IReadOnlyList<Publication> Publications { get; init; } = [];

    /// <summary>What came of older images, place by place.</summary>
    public IReadOnlyList<RetainedFamily> Retention { get; init; } = [];

    /// <summary>The image with what came of each destination, as it was seen at last; null if the execution came to none.</summary>
    public VerifiedImage? WithDestinations { get; private init; }

    /// <summary>The ids of what clean-up has removed.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>Reads them from an execution.</summary>
    /// <param name="report">How it ended.</param>
    public static LineageResources From(ExecutionReport report)
    {
        var history = report.History;
        var image = StateOutputs.Read<VerifiedImage>(history, StateNames.VerifyImage).LastOrDefault();
        var planned = StateOutputs.Read<PlanImageOutput>(history, StateNames.PlanImage).LastOrDefault();
        var plan = planned?.Plan;
        var copies = StateOutputs.Read<CopiesInProgress>(history, StateNames.CopyImages).LastOrDefault();
        var sharing = StateOutputs.Read<SharingInProgress>(history, StateNames.ShareImages).LastOrDefault();
        var publications = StateOutputs.Read<PublicationsInProgress>(history, StateNames.PublishImages).LastOrDefault();
        var retention = StateOutputs.Read<RetentionInProgress>(history, StateNames.RetainImages).LastOrDefault();
        var made = new LineageResources
        {
            Plan = plan,
            InstanceId = StateOutputs.Read<InstanceInProgress>(history, StateNames.LaunchInstance).LastOrDefault()?.InstanceId,
            IntermediateImageId = IntermediateImage(history),
            Volumes = ById([StateNames.CreateVolumes, StateNames.CreateVolumesToSnapshot], history),
            Detached = ById([StateNames.DetachVolumes], history),
            Image = image,
            Removed = report.CleanUp.Removed,
            Copies = copies?.Items ?? [],
            Publications = publications?.Items ?? [],
            Retention = retention?.Items ?? [],
            IsCommitted = plan is { Route: ImageRoute.Existing } || (plan is { CommitsLast: true } ? copies is { CommittedIds.Count: > 0 } : history.Any(one => one is { Type: HistoryEventType.TaskStateExited, Name: StateNames.CommitImage })),
        };
        return (copies, sharing, publications, retention) is (null, null, null, null) || (image ?? NotMade(planned?.Result)) is not { } verified ? made : made with
        {
            WithDestinations = verified with
            {
                IsKept = made.ImageState == LineageState.Kept,
                Copies = copies is null ? null : new ImageCopies(copies.Items),
                Sharing = sharing is null ? null : new ImageSharing(sharing.Items, sharing.Requested, sharing.KeyPolicies, sharing.StayingGrants, sharing.HasMoreStayingGrants),
                Publications = publications is null ? null : new Publications(publications.Items),
                Retention = retention is null ? null : new ImageRetention(retention.Items),
            },
        };
    }

    private static VerifiedImage? NotMade(ImageNotMade? image) => image is null ? null : new VerifiedImage
    {
        ImageId = image.ImageId,
        Name = image.Name,
        Location = image.Location,
        SourceId = image.SourceId,
        Route = image.Route,
        Reason = image.Reason,
        Devices = image.Devices,
        Warnings = image.Warnings,
    };

    private static string? IntermediateImage(IReadOnlyList<HistoryEvent> history) =>
        new[] { StateNames.CaptureImage, StateNames.CopySource }.SelectMany(state => StateOutputs.Read<ImageInProgress>(history, state)).LastOrDefault()?.ImageId;

    // What starts again after a failure lists all that it has made.
    private static Dictionary<string, string> ById(IEnumerable<string> states, IReadOnlyList<HistoryEvent> history) =>
        states.SelectMany(state => StateOutputs.Read<VolumesInProgress>(history, state)).SelectMany(volumes => volumes.Items)
            .GroupBy(volume => volume.DeviceName).ToDictionary(same => same.Key, same => same.Last().VolumeId);
}
