using AmiPipeline.Planning;

namespace AmiPipeline.Verification;

/// <summary>A finished image as EC2 shows it.</summary>
/// <param name="ImageId">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">Its state.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="Devices">Its EBS devices.</param>
/// <param name="Ephemerals">Its instance store volumes.</param>
public sealed record ObservedImage(
    string ImageId, string Name, string State, ImageAttributes Attributes,
    IReadOnlyList<ObservedDevice> Devices, IReadOnlyList<EphemeralDevice> Ephemerals);
