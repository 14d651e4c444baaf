namespace AmiPipeline.Simulator.Faults;

/// <summary>A resource that has just been asked for, for a fault to choose by.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Action">The action that asks for it, such as <c>CreateImage</c>.</param>
/// <param name="DeviceName">The device it is for, where there is one.</param>
/// <param name="Tags">The tags it is created with.</param>
public sealed record NewResource(
    ResourceKind Kind, string Id, string Action, string? DeviceName, IReadOnlyDictionary<string, string> Tags);
