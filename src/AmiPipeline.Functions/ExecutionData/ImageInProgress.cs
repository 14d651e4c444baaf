using System.Diagnostics.CodeAnalysis;
using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.ExecutionData;

/// <summary>An image that is being made, and the wait for it.</summary>
public sealed record ImageInProgress
{
    /// <summary>The image's id.</summary>
    public required string ImageId { get; init; }

    /// <summary>The account and Region that it is made in.</summary>
    public required AwsLocation Location { get; init; }

    /// <summary>EC2's word for its state.</summary>
    public string State { get; init; } = "pending";

    /// <summary>Whether the state machine may continue.</summary>
    public bool Ready { get; init; }

    /// <summary>The wait.</summary>
    [AllowNull]
    public WaitState Wait { get; init => field = value ?? new(); } = new();

    /// <summary>The slots of the queue of copies that it holds; null for none.</summary>
    public HeldSlots? Slots { get; init; }

    /// <summary>The image that an earlier execution committed: nothing is left to wait for.</summary>
    internal static ImageInProgress Existing(string imageId, AwsLocation location) => new() { ImageId = imageId, Location = location, State = "available", Ready = true };
}
