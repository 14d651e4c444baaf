namespace AmiPipeline.Exploration.Faults;

/// <summary>Every kind of fault that the exploration knows.</summary>
public static class FaultKinds
{
    /// <summary>All kinds, in the order of the tables.</summary>
    public static IReadOnlyList<FaultKind> All { get; } =
        [.. CallFaultKinds.All, .. InterruptionKinds.All, .. PersonFaultKinds.All, .. TaskFaultKinds.All, .. ResourceFaultKinds.All];
}
