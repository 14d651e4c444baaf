using AmiPipeline.Simulator.Faults;

namespace AmiPipeline.Exploration.Faults;

/// <summary>What can happen to a resource after the call that makes it.</summary>
internal static class ResourceFaultKinds
{
    private const string Reason = "Injected late failure";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        // A volume in the state error has no reason (EC2 API Reference, Volume).
        new() { Name = "fails", Title = "the new resource fails late", Scope = FaultScope.Resource, Reason = Reason, HidesReasonOf = kind => kind == ResourceKind.Volume, StrikeResource = point => point.Faults.FailNext(point.Kind, Reason, point.IsStruck) },
        CreateForSnapshots("wrong-key", "the new snapshot comes under another key", point => point.Faults.UseWrongKey(point.OtherKey, point.IsStruck)),
        CreateForSnapshots("no-key", "the new snapshot comes without encryption", point => point.Faults.UseWrongKey("", point.IsStruck)) with { LeavesKeyOut = true },
    ];

    private static FaultKind CreateForSnapshots(string name, string title, Action<ResourceFaultPoint> strike) =>
        new() { Name = name, Title = title, Scope = FaultScope.Resource, AppliesToResource = kind => kind == ResourceKind.Snapshot, StrikeResource = strike };
}
