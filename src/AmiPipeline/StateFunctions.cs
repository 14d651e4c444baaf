namespace AmiPipeline;

/// <summary>Which function a task calls: the definitions are made by this table, and an execution's history is read by it.</summary>
public static class StateFunctions
{
    private static readonly Dictionary<string, string> ByState = new(StringComparer.Ordinal)
    {
        [StateNames.ShareSource] = FunctionNames.ShareSource,
        [StateNames.PlanImage] = FunctionNames.PlanImage,
        [StateNames.StartCopy] = FunctionNames.StartCopy,
        [StateNames.CopySource] = FunctionNames.StartCopy,
        [StateNames.CaptureImage] = FunctionNames.CaptureImage,
        [StateNames.LaunchInstance] = FunctionNames.LaunchInstance,
        [StateNames.CreateVolumes] = FunctionNames.CreateVolumes,
        [StateNames.DetachVolumes] = FunctionNames.DetachVolumes,
        [StateNames.AttachVolumes] = FunctionNames.AttachVolumes,
        [StateNames.StopInstance] = FunctionNames.StopInstance,
        [StateNames.CreateImage] = FunctionNames.CreateImage,
        [StateNames.CreateVolumesToSnapshot] = FunctionNames.CreateVolumes,
        [StateNames.CopySnapshots] = FunctionNames.CopySnapshots,
        [StateNames.RegisterImage] = FunctionNames.RegisterImage,
        [StateNames.VerifyImage] = FunctionNames.VerifyImage,
        [StateNames.CommitImage] = FunctionNames.CommitImage,
        [StateNames.CopyImages] = FunctionNames.CopyImages,
        [StateNames.ShareImages] = FunctionNames.ShareImages,
        [StateNames.PublishImages] = FunctionNames.PublishImages,
        [StateNames.RetainImages] = FunctionNames.RetainImages,
        [StateNames.CleanUp] = FunctionNames.CleanUp,
        [StateNames.UnshareSource] = FunctionNames.UnshareSource,
        [LoopStates.Check(LoopStates.Image)] = FunctionNames.CheckImage,
        [LoopStates.Check(LoopStates.CopiedSource)] = FunctionNames.CheckImage,
        [LoopStates.Check(LoopStates.CapturedImage)] = FunctionNames.CheckImage,
        [LoopStates.Check(LoopStates.RunningInstance)] = FunctionNames.CheckInstance,
        [LoopStates.Check(LoopStates.BootedInstance)] = FunctionNames.CheckInstance,
        [LoopStates.Check(LoopStates.StoppedInstance)] = FunctionNames.CheckInstance,
        [LoopStates.Check(LoopStates.Volumes)] = FunctionNames.CheckVolumes,
        [LoopStates.Check(LoopStates.DetachedVolumes)] = FunctionNames.CheckVolumes,
        [LoopStates.Check(LoopStates.AttachedVolumes)] = FunctionNames.CheckVolumes,
        [LoopStates.Check(LoopStates.VolumesToSnapshot)] = FunctionNames.CheckVolumes,
        [LoopStates.Check(LoopStates.Snapshots)] = FunctionNames.CheckSnapshots,
    };

    /// <summary>The names of all states that call a function.</summary>
    public static IReadOnlyCollection<string> States => ByState.Keys;

    /// <summary>The function, one of <see cref="FunctionNames.All"/>; null for a state that calls none, or that the state machines do not have.</summary>
    /// <param name="stateName">The state's name.</param>
    public static string? FunctionOf(string stateName) => ByState.GetValueOrDefault(stateName);
}
