namespace AmiPipeline;

/// <summary>The names of the states that call nothing: choices, what passes data on, and ends.</summary>
public static class ControlStates
{
    /// <summary>Whether access to the source has to be given first.</summary>
    public const string SourceInAnotherAccount = "Source in another account?";

    /// <summary>After a failure of planning: there is nothing to remove.</summary>
    public const string NothingWasMade = "Nothing was made";

    /// <summary>After a refusal of the request: there is nothing to remove or to take back.</summary>
    public const string NothingWasShared = "Nothing was shared";

    /// <summary>Which route the plan takes.</summary>
    public const string ChooseRoute = "Choose route";

    /// <summary>Whether a captured image is the result, or the source of a second route.</summary>
    public const string OtherKeysRequested = "Other keys wanted?";

    /// <summary>Makes the captured or copied image the source.</summary>
    public const string UseIntermediateImage = "Use intermediate image as source";

    /// <summary>Makes the plan's second route the one to take.</summary>
    public const string TakeSecondRoute = "Take second route";

    /// <summary>Route <c>instance</c>: whether the image is to have booted.</summary>
    public const string BootRequested = "Boot wanted?";

    /// <summary>Whether the route <c>instance</c> attaches volumes.</summary>
    public const string VolumesToAttach = "Volumes to attach?";

    /// <summary>Whether the route <c>snapshots</c> creates volumes.</summary>
    public const string VolumesToSnapshot = "Volumes to snapshot?";

    /// <summary>Whether the image is to be copied to other Regions.</summary>
    public const string CopiesRequested = "Copies wanted?";

    /// <summary>Whether the image and its copies are to be shared, or to be taken from others.</summary>
    public const string SharingRequested = "Sharing wanted?";

    /// <summary>The end of building if something could not be shared.</summary>
    public const string SharingFailed = "Sharing failed";

    /// <summary>Whether the image or a copy is to be published.</summary>
    public const string PublishingRequested = "Publishing wanted?";

    /// <summary>The end of building if something could not be published.</summary>
    public const string PublishingFailed = "Publishing failed";

    /// <summary>Whether older images are to make room.</summary>
    public const string RetentionRequested = "Retention wanted?";

    /// <summary>The end of building if some could not.</summary>
    public const string RetentionFailed = "Retention failed";

    /// <summary>Whether all went well in every destination: the image's own account and Region, and those of its copies.</summary>
    public const string DestinationsComplete = "Destinations complete?";

    /// <summary>The end of building if copies could not be made.</summary>
    public const string CopiesFailed = "Copies failed";

    /// <summary>The end of building.</summary>
    public const string ImageCommitted = "Image committed";

    /// <summary>The end of building after an error, with all that the steps had recorded.</summary>
    public const string BuildFailed = "Build failed";

    /// <summary>If clean-up failed: whether the build did, too.</summary>
    public const string DidTheBuildFailToo = "Did the build fail too?";

    /// <summary>Says that both failed.</summary>
    public const string BuildAndCleanUpFailed = "Build and clean-up failed";

    /// <summary>Says that clean-up failed.</summary>
    public const string CleanUpFailed = "Clean-up failed";

    /// <summary>Whether access has to be taken back.</summary>
    public const string SourceShared = "Source shared?";

    /// <summary>If access could not be taken back: whether the execution failed before.</summary>
    public const string DidItFailBefore = "Did it fail before?";

    /// <summary>An end: access could not be taken back, and all else went well.</summary>
    public const string SourceStillShared = "Source still shared";

    /// <summary>An end: access could not be taken back after another failure.</summary>
    public const string FailedWithTheSourceStillShared = "Failed with the source still shared";

    /// <summary>Whether the execution failed.</summary>
    public const string DidItFail = "Did it fail?";

    /// <summary>An end: the image is made.</summary>
    public const string ImageReady = "Image ready";

    /// <summary>An end: it is not.</summary>
    public const string ExecutionFailed = "Execution failed";

    /// <summary>Clean-up state machine: whether the execution that it is for has ended.</summary>
    public const string HasItEnded = "Has it ended?";

    /// <summary>Clean-up state machine: an end, if it runs.</summary>
    public const string NotEnded = "Not ended";

    /// <summary>Clean-up state machine: takes of the event what is used.</summary>
    public const string Begin = "Begin";

    /// <summary>Clean-up state machine: waits until no function can still share.</summary>
    public const string SharingEnds = "Sharing ends";

    /// <summary>Clean-up state machine: whether it left anything.</summary>
    public const string IsAnythingLeft = "Is anything left?";

    /// <summary>Clean-up state machine: an end, if it did.</summary>
    public const string ResourcesLeft = "Resources left";

    /// <summary>Clean-up state machine: an end, if it did not.</summary>
    public const string CleanedUp = "Cleaned up";
}
