namespace AmiPipeline;

/// <summary>The names of the state machines' tasks, and of the state around the building. Definitions use them, and so does whatever reads an execution's history.</summary>
public static class StateNames
{
    /// <summary>Gives the pipeline's account access to a source of another account.</summary>
    public const string ShareSource = "Share source";

    /// <summary>Decides what is done.</summary>
    public const string PlanImage = "Plan image";

    /// <summary>Everything that makes resources: the routes, verification and commit.</summary>
    public const string BuildImage = "Build image";

    /// <summary>Route <c>copy</c>: starts <c>CopyImage</c>.</summary>
    public const string StartCopy = "Start copy";

    /// <summary>Route <c>copyFirst</c>: starts <c>CopyImage</c> of another account's image, whose copy is the source of a second route.</summary>
    public const string CopySource = "Copy source";

    /// <summary>Route <c>capture</c>: starts <c>CreateImage</c> of the source instance.</summary>
    public const string CaptureImage = "Capture image";

    /// <summary>Route <c>instance</c>: launches the temporary instance.</summary>
    public const string LaunchInstance = "Launch instance";

    /// <summary>Route <c>instance</c>: creates the volumes that are attached.</summary>
    public const string CreateVolumes = "Create volumes";

    /// <summary>Route <c>instance</c>: detaches the volumes whose place they take.</summary>
    public const string DetachVolumes = "Detach volumes";

    /// <summary>Route <c>instance</c>: attaches them.</summary>
    public const string AttachVolumes = "Attach volumes";

    /// <summary>Route <c>instance</c>: stops the temporary instance.</summary>
    public const string StopInstance = "Stop instance";

    /// <summary>Route <c>instance</c>: starts <c>CreateImage</c> of it.</summary>
    public const string CreateImage = "Create image";

    /// <summary>Route <c>snapshots</c>: creates the volumes that have no snapshot to copy.</summary>
    public const string CreateVolumesToSnapshot = "Create volumes to snapshot";

    /// <summary>Route <c>snapshots</c>: copies or creates every snapshot.</summary>
    public const string CopySnapshots = "Copy snapshots";

    /// <summary>Route <c>snapshots</c>: registers the image over them.</summary>
    public const string RegisterImage = "Register image";

    /// <summary>Compares the image with the plan.</summary>
    public const string VerifyImage = "Verify image";

    /// <summary>Marks the image and its snapshots as committed.</summary>
    public const string CommitImage = "Commit image";

    /// <summary>One pass over the copies of the committed image: each is started, waited for, verified and committed in its Region.</summary>
    public const string CopyImages = "Copy to Regions";

    /// <summary>One pass over the image and its committed copies: each is shared with those whom the request names, or taken from them.</summary>
    public const string ShareImages = "Share images";

    /// <summary>Publishes the committed image and its copies.</summary>
    public const string PublishImages = "Publish images";

    /// <summary>One pass over the committed image and its copies: in the place of each, older images of the family make room.</summary>
    public const string RetainImages = "Retain images";

    /// <summary>One pass of clean-up.</summary>
    public const string CleanUp = "Clean up";

    /// <summary>Takes access to a source of another account back.</summary>
    public const string UnshareSource = "Unshare source";
}
