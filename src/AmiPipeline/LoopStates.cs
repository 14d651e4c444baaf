namespace AmiPipeline;

/// <summary>The states of loops: a wait for a resource is <c>Image: Wait</c>, <c>Image: Check</c> and <c>Image: Ready?</c>, one step for a person.</summary>
public static class LoopStates
{
    /// <summary>A wait for the image that is the result.</summary>
    public const string Image = "Image";

    /// <summary>A wait for the copy of another account's image, the source of a second route.</summary>
    public const string CopiedSource = "Copied source";

    /// <summary>A wait for the image of the source instance.</summary>
    public const string CapturedImage = "Captured image";

    /// <summary>A wait for the temporary instance to run.</summary>
    public const string RunningInstance = "Running instance";

    /// <summary>A wait for the temporary instance's status checks, if the image is to have booted.</summary>
    public const string BootedInstance = "Booted instance";

    /// <summary>A wait for the temporary instance to stop.</summary>
    public const string StoppedInstance = "Stopped instance";

    /// <summary>A wait for the volumes that are to be attached.</summary>
    public const string Volumes = "Volumes";

    /// <summary>A wait for the volumes whose place they take to be detached.</summary>
    public const string DetachedVolumes = "Detached volumes";

    /// <summary>A wait for them to be attached.</summary>
    public const string AttachedVolumes = "Attached volumes";

    /// <summary>A wait for the volumes that a snapshot is made of.</summary>
    public const string VolumesToSnapshot = "Volumes to snapshot";

    /// <summary>A wait for the snapshots.</summary>
    public const string Snapshots = "Snapshots";

    private const string WaitEnding = ": Wait";
    private const string CheckEnding = ": Check";
    private const string ReadyEnding = ": Ready?";
    private const string FinishedEnding = ": Finished?";

    private static readonly string[] Endings = [WaitEnding, CheckEnding, ReadyEnding, FinishedEnding];

    /// <summary>The state that waits until the next check or pass.</summary>
    /// <param name="step">What is waited for, or a task that goes in passes.</param>
    public static string Wait(string step) => step + WaitEnding;

    /// <summary>The task that looks whether the resource is ready.</summary>
    /// <param name="step">What is waited for.</param>
    public static string Check(string step) => step + CheckEnding;

    /// <summary>The choice whether to continue or to wait again.</summary>
    /// <param name="step">What is waited for.</param>
    public static string Ready(string step) => step + ReadyEnding;

    /// <summary>The choice whether the loop of a task is over.</summary>
    /// <param name="step">The task: <see cref="StateNames.CopyImages"/>, <see cref="StateNames.ShareImages"/> or <see cref="StateNames.CleanUp"/>.</param>
    public static string Finished(string step) => step + FinishedEnding;

    /// <summary>The step that a state belongs to: what is waited for, the task of a loop, or the state itself.</summary>
    /// <param name="stateName">The state's name.</param>
    public static string StepOf(string stateName)
    {
        ArgumentNullException.ThrowIfNull(stateName);
        return Endings.FirstOrDefault(ending => stateName.EndsWith(ending, StringComparison.Ordinal)) is { } found ? stateName[..^found.Length] : stateName;
    }
}
