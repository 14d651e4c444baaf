namespace AmiPipeline;

/// <summary>The names of the fleet state machine's states, and of its error.</summary>
public static class FleetStates
{
    /// <summary>Applies the defaults of what the input leaves open.</summary>
    public const string Defaults = "Defaults";

    /// <summary>Puts the input over the defaults.</summary>
    public const string Begin = "Begin fleet";

    /// <summary>Whether the requests are in an S3 object.</summary>
    public const string ListInS3 = "List in S3?";

    /// <summary>Converts the images of the input: a child execution for each.</summary>
    public const string ConvertImages = "Convert images";

    /// <summary>Converts the images of a list in S3.</summary>
    public const string ConvertListedImages = "Convert listed images";

    /// <summary>What a state of the second Map ends in: names are unique in a state machine.</summary>
    public const string Listed = " (listed)";

    /// <summary>Counts how many images were converted, if the results are in S3.</summary>
    public const string CountImages = "Count images";

    /// <summary>Whether all of them were.</summary>
    public const string AllConverted = "All converted?";

    /// <summary>An end: they were.</summary>
    public const string FleetConverted = "Fleet converted";

    /// <summary>An end: some were not.</summary>
    public const string FleetIncomplete = "Fleet incomplete";

    /// <summary>Child execution: an execution of the pipeline, to its end.</summary>
    public const string ConvertImage = "Convert image";

    /// <summary>Child execution: looks at the execution of the same name, after whatever else than success.</summary>
    public const string LookUpExecution = "Look up execution";

    /// <summary>Child execution: what became of that.</summary>
    public const string HowDidItEnd = "How did it end?";

    /// <summary>Child execution: waits for an execution that another one started.</summary>
    public const string WaitForExecution = "Wait for execution";

    /// <summary>Child execution: makes the next wait longer.</summary>
    public const string WaitLonger = "Wait longer";

    /// <summary>Child execution: the name of the next attempt, after one of an earlier pass.</summary>
    public const string NextName = "Next name";

    /// <summary>Child execution: whether to try once more to start it.</summary>
    public const string TryAgain = "Try again?";

    /// <summary>Child execution: waits before that.</summary>
    public const string WaitToTryAgain = "Wait to try again";

    /// <summary>Child execution: counts that.</summary>
    public const string CountTry = "Count try";

    /// <summary>Child execution, an end: it could not be started.</summary>
    public const string NotStarted = "Not started";

    /// <summary>Child execution, an end: the execution failed.</summary>
    public const string ImageFailed = "Image failed";

    /// <summary>Child execution, an end: the execution failed, or was aborted, with an error that has no cause.</summary>
    public const string ImageFailedWithoutCause = "Image failed without cause";

    /// <summary>Child execution, an end: the execution was aborted or timed out, which has no error.</summary>
    public const string ImageGivenUp = "Image given up";

    /// <summary>Child execution, an end: the image is there.</summary>
    public const string ImageConverted = "Image converted";

    /// <summary>The error of an execution of which some images failed.</summary>
    public const string FleetIncompleteError = "FleetIncomplete";
}
