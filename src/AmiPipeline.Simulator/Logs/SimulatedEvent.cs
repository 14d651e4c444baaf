namespace AmiPipeline.Simulator.Logs;

/// <summary>One event as EC2 sends it to EventBridge.</summary>
public sealed record SimulatedEvent
{
    /// <summary>Which one it is in this cloud, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>Its id, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>What it is about, such as <c>EC2 AMI State Change</c>.</summary>
    public required string DetailType { get; init; }

    /// <summary>Who sends it: EC2 itself, or <c>aws.tag</c> for a change of tags.</summary>
    public string Source { get; init; } = "aws.ec2";

    /// <summary>When it happened.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The account it happened in.</summary>
    public required string AccountId { get; init; }

    /// <summary>The Region it happened in; for a copy the one it goes to.</summary>
    public required string Region { get; init; }

    /// <summary>The ARNs of what it is about.</summary>
    public required IReadOnlyList<string> Resources { get; init; }

    /// <summary>Its <c>detail</c>, a JSON object.</summary>
    public string Detail { get; init; } = "{}";

    /// <summary>The whole event, a JSON object as a rule's target gets it.</summary>
    public string Json { get; init; } = "{}";
}
