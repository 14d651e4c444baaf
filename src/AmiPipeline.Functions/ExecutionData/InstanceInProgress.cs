using System.Diagnostics.CodeAnalysis;
using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.ExecutionData;

/// <summary>The temporary instance, and the wait for its next state.</summary>
public sealed record InstanceInProgress
{
    /// <summary>The instance's id.</summary>
    public required string InstanceId { get; init; }

    /// <summary>The account and Region that it runs in.</summary>
    public required AwsLocation Location { get; init; }

    /// <summary>Its Availability Zone: volumes for it must be made there.</summary>
    public required string AvailabilityZone { get; init; }

    /// <summary>The security groups that were made for it; empty if the deployment has one.</summary>
    [AllowNull]
    public IReadOnlyList<string> SecurityGroupIds { get; init => field = value ?? []; } = [];

    /// <summary>EC2's word for its state.</summary>
    public string State { get; init; } = "pending";

    /// <summary>Whether the state machine may continue.</summary>
    public bool Ready { get; init; }

    /// <summary>The wait.</summary>
    [AllowNull]
    public WaitState Wait { get; init => field = value ?? new(); } = new();
}
