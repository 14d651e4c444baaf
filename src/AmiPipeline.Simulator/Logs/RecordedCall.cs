namespace AmiPipeline.Simulator.Logs;

/// <summary>One call that reached the simulator.</summary>
public sealed record RecordedCall
{
    /// <summary>Its number among all calls, from 1.</summary>
    public int Number { get; init; }

    /// <summary>Its number among the calls of the same action, from 1.</summary>
    public int Occurrence { get; init; }

    /// <summary><c>ec2</c>, <c>kms</c> or <c>sts</c>.</summary>
    public required string Service { get; init; }

    /// <summary>The action, such as <c>CopyImage</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The caller's account id.</summary>
    public required string AccountId { get; init; }

    /// <summary>The ARN of the role whose credentials were used; null when the account's own access key was.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The Region that was called.</summary>
    public required string Region { get; init; }

    /// <summary>When it came in, by the simulation's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was sent, by wire name; for a JSON protocol one entry <c>Body</c>.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>Whether the call only asks if it would be allowed.</summary>
    public bool IsDryRun => string.Equals(Parameters.GetValueOrDefault("DryRun"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The error code it was answered with; null when it went well or is still under way.</summary>
    public string? ErrorCode { get; internal set; }

    /// <summary>True when a fault made the answer get lost after the effect.</summary>
    public bool IsResponseLost { get; internal set; }
}
