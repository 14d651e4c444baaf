using AmiPipeline.Simulator.Faults;

namespace AmiPipeline.Exploration.Faults;

/// <summary>A chosen new resource, for a kind of fault to strike.</summary>
/// <param name="Faults">The faults of the cloud.</param>
/// <param name="Kind">The kind of resource.</param>
/// <param name="IsStruck">Whether a new resource of that kind is the chosen one; asked once for each.</param>
/// <param name="OtherKey">A key of the resource's Region that nothing there should be under.</param>
public sealed record ResourceFaultPoint(FaultInjector Faults, ResourceKind Kind, Func<NewResource, bool> IsStruck, Func<NewResource, string> OtherKey);
