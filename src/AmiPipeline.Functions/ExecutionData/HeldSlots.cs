namespace AmiPipeline.Functions.ExecutionData;

/// <summary>The slots of the queue of copies that an execution holds at a destination.</summary>
/// <param name="Keys">What they are for: device names, or the image.</param>
/// <param name="Due">When to say again that they are in use.</param>
public sealed record HeldSlots(IReadOnlyList<string> Keys, DateTimeOffset Due);
