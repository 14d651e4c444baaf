using System.Text.Json;

namespace AmiPipeline.Simulator.Calls;

/// <summary>One call under way: who asks what, in which Region, and the simulation it acts on.</summary>
internal sealed class Call(
    Simulation simulation, string action, string accountId, Region region, ActionParameters parameters, string requestId)
{
    public Simulation Simulation { get; } = simulation;

    public string Action { get; } = action;

    public string AccountId { get; } = accountId;

    /// <summary>The account itself, or the session of one of its roles.</summary>
    public Caller Caller { get; init; } = new(Partition.FromRegion(region.Name), accountId, null);

    /// <summary>Its number among all calls, from 1.</summary>
    public int Number { get; init; }

    public Region Region { get; } = region;

    public ActionParameters Parameters { get; private set; } = parameters;

    public string RequestId { get; } = requestId;

    public DateTimeOffset Now => Simulation.Now;

    /// <summary>The caller's settings in the Region.</summary>
    public AccountSettings Settings => Region.SettingsOf(AccountId);

    /// <summary>True once <see cref="Ready"/> was passed; the dispatcher insists on it.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Whether the caller's account may see an image: its own, or one that is shared with it and that its Allowed AMIs setting does not hide.</summary>
    public bool CanSee(Image image) => IsSharedWithCaller(image) && Settings.AllowedImages.Shows(image, Region.SettingsOf(image.OwnerId).OwnerAlias, AccountId, Now);

    /// <summary>Whether an image is the caller's account's own, or shared with it.</summary>
    public bool IsSharedWithCaller(Image image) =>
        image.OwnerId == AccountId || image.LaunchPermissions.Any(holder => Simulation.World.IsHeldBy(holder, AccountId));

    /// <summary>Completes what the caller sent by what it refers to.</summary>
    public void Complete(IReadOnlyDictionary<string, string> parameters) => Parameters = Parameters.WithValues(parameters);

    /// <summary>
    /// Is called in every action between its checks and its effect: refuses parameters that nobody read, and ends a dry run.
    /// </summary>
    public void Ready()
    {
        var dryRun = Parameters.Flag("DryRun") ?? false;
        if (Parameters.Unread.Order(StringComparer.Ordinal).ToList() is { Count: > 0 } unread)
        {
            throw new ServiceErrorException(
                "UnknownParameter", $"The simulator does not model the parameter {string.Join(", ", unread)} of {Action}.");
        }

        if (dryRun)
        {
            throw new ServiceErrorException("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);
        }

        IsReady = true;
    }

    /// <summary>Sends an event of the caller's account in the call's Region, at the instant that is being lived through.</summary>
    public void Emit(string detailType, IReadOnlyList<string> resources, Action<Utf8JsonWriter> writeDetail, string source = "aws.ec2") =>
        Simulation.Emit(AccountId, Region.Name, detailType, resources, writeDetail, source);
}
