using System.Diagnostics.CodeAnalysis;

namespace AmiPipeline;

/// <summary>The functions' names: handler names in Lambda, and <c>${NameFunctionArn}</c> in the state machine document.</summary>
public static class FunctionNames
{
    /// <summary>Gives the pipeline's account access to a source of another account.</summary>
    public const string ShareSource = "ShareSource";

    /// <summary>Reads source, keys and settings, and decides what is done.</summary>
    public const string PlanImage = "PlanImage";

    /// <summary>Starts <c>CopyImage</c>: of the result, or of the source of a second route.</summary>
    public const string StartCopy = "StartCopy";

    /// <summary>Checks an image's state.</summary>
    public const string CheckImage = "CheckImage";

    /// <summary>Starts <c>CreateImage</c> of the source instance.</summary>
    public const string CaptureImage = "CaptureImage";

    /// <summary>Launches the temporary instance.</summary>
    public const string LaunchInstance = "LaunchInstance";

    /// <summary>Checks the temporary instance's state.</summary>
    public const string CheckInstance = "CheckInstance";

    /// <summary>Creates the added volumes.</summary>
    public const string CreateVolumes = "CreateVolumes";

    /// <summary>Checks the added volumes' states.</summary>
    public const string CheckVolumes = "CheckVolumes";

    /// <summary>Detaches the volumes that the temporary instance has booted from, if others take their place.</summary>
    public const string DetachVolumes = "DetachVolumes";

    /// <summary>Attaches the created volumes to the temporary instance.</summary>
    public const string AttachVolumes = "AttachVolumes";

    /// <summary>Stops the temporary instance.</summary>
    public const string StopInstance = "StopInstance";

    /// <summary>Starts <c>CreateImage</c> of the temporary instance.</summary>
    public const string CreateImage = "CreateImage";

    /// <summary>Copies the source's snapshots, each under its key, and snapshots created volumes.</summary>
    public const string CopySnapshots = "CopySnapshots";

    /// <summary>Checks the snapshots' states.</summary>
    public const string CheckSnapshots = "CheckSnapshots";

    /// <summary>Registers the image over the snapshots.</summary>
    public const string RegisterImage = "RegisterImage";

    /// <summary>Compares the finished image with the plan.</summary>
    public const string VerifyImage = "VerifyImage";

    /// <summary>Marks the image and its snapshots as committed.</summary>
    public const string CommitImage = "CommitImage";

    /// <summary>Copies the committed image to other Regions: one pass over all copies.</summary>
    public const string CopyImages = "CopyImages";

    /// <summary>Shares the image and its copies with others, or takes them from others: one pass over all of them.</summary>
    public const string ShareImages = "ShareImages";

    /// <summary>Publishes the committed image and its copies: one pass over all of them.</summary>
    public const string PublishImages = "PublishImages";

    /// <summary>Has older images of the family make room for the committed image and its copies: one pass over all places.</summary>
    public const string RetainImages = "RetainImages";

    /// <summary>Removes what the execution made and did not commit.</summary>
    public const string CleanUp = "CleanUp";

    /// <summary>Takes back the access that ShareSource gave.</summary>
    public const string UnshareSource = "UnshareSource";

    /// <summary>Those of the state machine, in its order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        ShareSource, PlanImage, StartCopy, CheckImage, CaptureImage, LaunchInstance, CheckInstance, CreateVolumes, CheckVolumes, StopInstance, DetachVolumes, AttachVolumes,
        CreateImage, CopySnapshots, CheckSnapshots, RegisterImage, VerifyImage, CommitImage, CopyImages, ShareImages, PublishImages, RetainImages, CleanUp, UnshareSource,
    ];

    /// <summary>Starts an execution for an image that matches a rule.</summary>
    public const string StartPipeline = "StartPipeline";

    /// <summary>Finds images that match a rule and whose event never came.</summary>
    public const string ReconcileImages = "ReconcileImages";

    /// <summary>Finds what ended executions left behind, and has it removed.</summary>
    public const string SweepExecutions = "SweepExecutions";

    /// <summary>Those that the state machine does not name: events and schedules call them.</summary>
    public static IReadOnlyList<string> Triggers { get; } = [StartPipeline, ReconcileImages, SweepExecutions];

    /// <summary>Stores the report of an execution that has ended; in its own package, and deployed only if reports are wanted.</summary>
    public const string StoreReport = "StoreReport";

    private const string PlaceholderStart = "${";

    private const string PlaceholderEnd = "FunctionArn}";

    /// <summary>The placeholder that stands for a function's ARN in the state machine document.</summary>
    /// <param name="functionName">One of <see cref="All"/>.</param>
    public static string Placeholder(string functionName) => PlaceholderStart + functionName + PlaceholderEnd;

    /// <summary>Reads a placeholder.</summary>
    /// <param name="text">A task's resource in the state machine document.</param>
    /// <param name="functionName">The function's name; null if the text is no placeholder for a function.</param>
    public static bool TryParsePlaceholder(string text, [NotNullWhen(true)] out string? functionName)
    {
        var isOne = text.Length > PlaceholderStart.Length + PlaceholderEnd.Length
            && text.StartsWith(PlaceholderStart, StringComparison.Ordinal) && text.EndsWith(PlaceholderEnd, StringComparison.Ordinal);
        functionName = isOne ? text[PlaceholderStart.Length..^PlaceholderEnd.Length] : null;
        return isOne;
    }
}
