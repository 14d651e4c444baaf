namespace AmiPipeline.Functions.NewImages;

/// <summary>What became of an image.</summary>
/// <param name="ImageId">The image.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Rule">The name of the rule that it matches; null if it did not come to that.</param>
/// <param name="ExecutionArn">The execution for it, or the last of them; null if there is none.</param>
public sealed record TriggeredImage(string ImageId, TriggerOutcome Outcome, string? Rule = null, string? ExecutionArn = null);
