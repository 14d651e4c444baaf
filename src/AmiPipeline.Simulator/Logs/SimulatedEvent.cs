namespace AmiPipeline.Simulator.Logs;

/// <summary>One event as EC2 sends it to EventBridge.</summary>
/// <param name="Number">Which one it is in this cloud, from 1.</param>
/// <param name="Id">Its id, a UUID.</param>
/// <param name="DetailType">What it tells of, such as <c>EC2 AMI State Change</c>.</param>
/// <param name="Time">When it happened.</param>
/// <param name="AccountId">The account it happened in.</param>
/// <param name="Region">The Region it happened in; for a copy the one it goes to.</param>
/// <param name="Resources">The ARNs of what it is about.</param>
/// <param name="Detail">Its <c>detail</c>, a JSON object.</param>
/// <param name="Json">The whole event, a JSON object as a rule's target gets it.</param>
public sealed record SimulatedEvent(
    long Number, string Id, string DetailType, DateTimeOffset Time, string AccountId, string Region,
    IReadOnlyList<string> Resources, string Detail, string Json);
