using AmiPipeline.Errors;
using AmiPipeline.Functions.CleanUp;
using AmiPipeline.Verification;

namespace AmiPipeline.Cli.Documents;

/// <summary>How an execution ended, for programs.</summary>
internal sealed record RunDocument
{
    public required string Status { get; init; }

    public required string Execution { get; init; }

    public VerifiedImage? Image { get; init; }

    /// <summary>The aliases of the image's keys, by key ARN.</summary>
    public IReadOnlyDictionary<string, string>? KeyAliases { get; init; }

    /// <summary>The error's own name; absent after a success, as are the next two.</summary>
    public string? Error { get; init; }

    public string? Message { get; init; }

    public IReadOnlyList<Problem>? Problems { get; init; }

    public required int ExitCode { get; init; }

    /// <summary>Temporary resources that are removed.</summary>
    public required IReadOnlyList<string> Removed { get; init; }

    /// <summary>Temporary resources that are left.</summary>
    public required IReadOnlyList<UncommittedResource> Remaining { get; init; }

    /// <summary>Which listings failed, each with the reason: what they would have shown may be left, too.</summary>
    public required IReadOnlyList<string> ListingFailures { get; init; }

    /// <summary>The command that goes on with clean-up; absent where nothing is left to go on with.</summary>
    public string? NextCommand { get; init; }

    /// <summary>How long it took, in the engine's time.</summary>
    public required double DurationSeconds { get; init; }

    /// <summary>Absent for an execution on Step Functions, which does not tell; as is the next.</summary>
    public int? Ec2Calls { get; init; }

    public int? KmsCalls { get; init; }

    public required long StateTransitions { get; init; }
}
