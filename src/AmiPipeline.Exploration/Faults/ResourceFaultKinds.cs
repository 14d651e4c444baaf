namespace AmiPipeline.Exploration.Faults;

/// <summary>What can befall a resource after the call that makes it.</summary>
internal static class ResourceFaultKinds
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new() { Name = "fails", Title = "the new resource fails late", Scope = FaultScope.Resource, Reason = Reason },
        new() { Name = "wrong-key", Title = "the new snapshot comes under another key", Scope = FaultScope.Resource },
        new() { Name = "no-key", Title = "the new snapshot comes without encryption", Scope = FaultScope.Resource },
    ];

    /// <summary>What AWS gives as the reason of a late failure.</summary>
    public const string Reason = "Injected late failure";
}
