namespace AmiPipeline.Scenarios.Deployed;

/// <summary>A bus for the events of other accounts.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Senders">The accounts that its policy lets send.</param>
internal sealed record ForeignBus(string Arn, IReadOnlyList<string> Senders);
