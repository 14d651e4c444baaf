using System.Diagnostics.CodeAnalysis;
using AmiPipeline.Sharing;
using AmiPipeline.Verification;
using AmiPipeline.Waiting;

namespace AmiPipeline.Functions.ExecutionData;

/// <summary>The image and its copies that are being shared, and the wait for them.</summary>
public sealed record SharingInProgress
{
    /// <summary>The image, if it stays, and the committed copies.</summary>
    public required IReadOnlyList<SharingStep> Items { get; init; }

    /// <summary>With whom they are shared.</summary>
    public required SharingPlan Requested { get; init; }

    /// <summary>What key policies lack; empty for nothing, and before all are done.</summary>
    [AllowNull]
    public IReadOnlyList<KeyAddition> KeyPolicies { get; init => field = value ?? []; } = [];

    /// <summary>Grants of other accounts' own that stay on the images' keys; so far.</summary>
    [AllowNull]
    public IReadOnlyList<GrantThatStays> StayingGrants { get; init => field = value ?? []; } = [];

    /// <summary>True if there are more than are named.</summary>
    public bool? HasMoreStayingGrants { get; init; }

    /// <summary>Whether each is shared or has failed.</summary>
    public bool Ready { get; init; }

    /// <summary>The error: those that could not be shared, each with why; null if there is none.</summary>
    public StateError? Failure { get; init; }

    /// <summary>The wait until the next pass; null when all are ready.</summary>
    public WaitState? Wait { get; init; }
}
