using AmiPipeline.Simulator.Logs;
using AmiPipeline.Simulator.Options;

namespace AmiPipeline.Exploration.Faults;

/// <summary>What can happen to a single call: AWS refuses it, its response does not arrive, or its effect is late.</summary>
internal static class CallFaultKinds
{
    private const string Injected = "Injected by the exploration.";

    // Errors that EC2 returns if it has no capacity or a quota is reached (EC2 API Reference, "Error codes").
    private static readonly (string Action, string Code)[] Quotas =
    [
        ("RunInstances", "InsufficientInstanceCapacity"),
        ("RunInstances", "InstanceLimitExceeded"),
        ("CreateVolume", "VolumeLimitExceeded"),
        ("CreateVolume", "MaxIOPSLimitExceeded"),
        ("CopySnapshot", "SnapshotLimitExceeded"),
        ("CopySnapshot", "ResourceLimitExceeded"),
        ("CreateImage", "SnapshotLimitExceeded"),
        ("CreateImage", "AMIQuotaExceeded"),
        ("CopyImage", "ResourceLimitExceeded"),
        ("RegisterImage", "AMIQuotaExceeded"),
        ("CreateTags", "TagLimitExceeded"),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new() { Name = "throttled", Title = "throttled once", IsPassing = true, Strike = point => point.Throttle() },
        new() { Name = "throttled-30", Title = "this and the next calls of the action throttled, 30 in all", Times = 30, Strike = point => point.Throttle() },
        new() { Name = "error-before", Title = "HTTP 500 before the effect", IsPassing = true, Strike = point => point.FailInternally() },
        new() { Name = "error-after", Title = "HTTP 500 after the effect", IsPassing = true, Strike = point => point.AnswerWith(500, "text/xml;charset=UTF-8", "<Response><Errors><Error><Code>InternalError</Code><Message>An internal error has occurred</Message></Error></Errors><RequestID>0</RequestID></Response>") },
        new() { Name = "lost-answer", Title = "connection lost after the effect", IsPassing = true, Strike = point => point.LoseResponse() },
        new() { Name = "client-timeout", Title = "client time-out after the effect", IsPassing = true, Strike = point => point.TimeOut() },
        new() { Name = "half-answer", Title = "half an answer", IsPassing = true, Strike = point => point.Truncate() },
        new() { Name = "proxy-page", Title = "a page of a proxy, after the effect", IsPassing = true, Strike = point => point.AnswerWith(200, "text/html", "<html><body>Sign in</body></html>") },
        new() { Name = "empty-answer", Title = "no body at all, after the effect", IsPassing = true, Strike = point => point.AnswerWith(200, "text/xml;charset=UTF-8", "") },
        new() { Name = "refused", Title = "refused for good", Reason = Injected, Strike = point => point.Refuse("InvalidParameterValue", Injected) },
        new() { Name = "denied", Title = "access denied", Reason = Injected, Strike = point => point.Refuse("UnauthorizedOperation", $"You are not authorized to perform this operation. {Injected}", 403) },
        new() { Name = "denied-always", Title = "access denied, now and after", Times = int.MaxValue, IsLasting = true, Reason = Injected, Strike = point => point.Refuse("UnauthorizedOperation", $"You are not authorized to perform this operation. {Injected}", 403) },
        new() { Name = "expired", Title = "credentials expired", Reason = "expired", Strike = point => point.Refuse("RequestExpired", "Request has expired.") },
        new() { Name = "empty-listing", Title = "a listing shows nothing", AppliesTo = IsListing, Strike = point => point.ShowNothing() },
        new() { Name = "empty-listing-5", Title = "this and the next listings show nothing, 5 in all", Times = 5, AppliesTo = call => call.Service == "ec2" && IsListing(call) && !IsAboutUse(call), Strike = point => point.ShowNothing() },
        new() { Name = "seen-late", Title = "what the call makes is not found for 40 s", IsPassing = true, AppliesTo = Changes, Strike = point => point.ShowLate(new EventualConsistency(TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(40))) },
        new() { Name = "tags-late", Title = "tags are not filtered by, and former ones shown, for 90 s", IsPassing = true, AppliesTo = Changes, Strike = point => point.ShowLate(new EventualConsistency(TimeSpan.Zero, TimeSpan.FromSeconds(90)) { FormerTags = TimeSpan.FromSeconds(90), DeregisteredImages = TimeSpan.FromSeconds(90), Grants = TimeSpan.FromSeconds(20) }) },
        new() { Name = "never-finishes", Title = "what the call starts never ends", IsLasting = true, AppliesTo = Changes, Strike = point => point.NeverFinish() },
        .. Quotas.Select(Quota),
    ];

    /// <summary>Whether a call changes something.</summary>
    public static bool Changes(RecordedCall call) =>
        !IsListing(call) && !call.Action.StartsWith("Get", StringComparison.Ordinal) && call.Action is not ("DescribeKey" or "AssumeRole");

    private static bool IsListing(RecordedCall call) =>
        (call.Service is "ec2" or "autoscaling" && call.Action.StartsWith("Describe", StringComparison.Ordinal)) || call.Action.StartsWith("List", StringComparison.Ordinal);

    // Nothing else says what uses an image: what lacks it twice is taken at its word.
    private static bool IsAboutUse(RecordedCall call) => call.Action is "DescribeImageReferences" or "DescribeLaunchConfigurations";

    private static FaultKind Quota((string Action, string Code) quota) => new()
    {
        Name = quota.Code,
        Title = $"{quota.Action} refused: {quota.Code}",
        Reason = Injected,
        AppliesTo = call => call.Action == quota.Action,
        Strike = point => point.Refuse(quota.Code, Injected),
    };
}
