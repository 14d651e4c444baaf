using AmiPipeline.Exploration.Trials;
using AmiPipeline.Simulator.Inspection;

namespace AmiPipeline.Exploration.Oracles;

/// <summary>The images of a request's family that were in a place before, and which of them may go (docs/requests.md, "Retention").</summary>
internal sealed class OlderImages
{
    // What was made less than a day ago stays.
    private static readonly TimeSpan MinAge = TimeSpan.FromDays(1);

    private readonly RequestedNames _names;
    private readonly TrialRecord _trial;
    private readonly WorldState _now;
    private readonly AccountView _account;
    private readonly HashSet<string> _newest;

    /// <summary>Reads them.</summary>
    /// <param name="names">What the request names.</param>
    /// <param name="place">The place.</param>
    /// <param name="trial">The trial.</param>
    /// <param name="now">The world now.</param>
    public OlderImages(RequestedNames names, Place place, TrialRecord trial, WorldState now)
    {
        (_names, _trial, _now, _account) = (names, trial, now, now.Views[place]);
        var (owner, before) = (trial.Owner, trial.Before);
        var family = RequestedNames.Text(names.Retention!.Value, "family");
        New = [.. _account.Images.Where(image => !before.Items.ContainsKey(image.Id) && IsOf(image, family, owner))];
        All = [.. before.Views[place].Images.Where(image => IsOf(image, family, owner)).OrderBy(image => image.CreationDate).ThenBy(image => image.Id, StringComparer.Ordinal)];
        _newest = [.. All.Where(image => image.State == "available").TakeLast(Math.Max(0, names.KeepLatest - New.Count)).Select(image => image.Id)];
    }

    /// <summary>Those that came since.</summary>
    public IReadOnlyList<ImageView> New { get; }

    /// <summary>Those that were there, the oldest first.</summary>
    public IReadOnlyList<ImageView> All { get; }

    /// <summary>Those that are not among the newest, whether they may go or not.</summary>
    public IEnumerable<ImageView> BeyondNewest => All.Where(image => !_newest.Contains(image.Id) && image.Id != _names.ImageId);

    /// <summary>Whether one may change at all: it is not protected, it was a day old when that began, and what makes room for it is there.</summary>
    public bool MayChange(ImageView image) => New.Count > 0
        && !_newest.Contains(image.Id)
        && image.Id != _names.ImageId
        && image is { State: "available", DeregistrationProtection: "disabled" }
        && image.CreationDate + MinAge <= _trial.ImagesChangedAt.GetValueOrDefault(image.Id, _now.At);

    /// <summary>Whether one may go: nobody uses it either.</summary>
    public bool MayGo(ImageView image) => MayChange(image) && !_now.Views.Values.Any(account => IsUsed(account, image.Id));

    /// <summary>The ids of an image and of the snapshots that go with it: what no other image has.</summary>
    public IEnumerable<string> IdsOf(ImageView image) =>
        image.Devices.Select(device => device.SnapshotId).OfType<string>().Where(id => !_account.Images.Any(other => other.Id != image.Id && other.Devices.Any(device => device.SnapshotId == id))).Prepend(image.Id);

    private static bool IsOf(ImageView image, string? family, string owner) =>
        WorldState.IsCommitted(image.Tags) && image.Tags.GetValueOrDefault("ami-pipeline:family") == family && image.Tags.GetValueOrDefault("ami-pipeline:owner") == owner;

    private static bool IsUsed(AccountView account, string imageId) =>
        account.Instances.Any(instance => instance.ImageId == imageId && instance.State != "terminated")
        || account.LaunchTemplates.Any(template => template.Images.Values.Contains(imageId))
        || account.LaunchConfigurations.Any(configuration => configuration.ImageId == imageId)
        || account.Parameters.Values.Any(parameter => parameter.Value == imageId);
}
