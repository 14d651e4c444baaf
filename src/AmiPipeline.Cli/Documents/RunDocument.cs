using AmiPipeline.Errors;
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

    /// <summary>Temporary resources that are left, each with its state and the reason.</summary>
    public required IReadOnlyList<string> Left { get; init; }

    /// <summary>The command that goes on with clean-up; absent where nothing is left to go on with.</summary>
    public string? GoOnWith { get; init; }

    /// <summary>How long it took, in the engine's time.</summary>
    public required double DurationSeconds { get; init; }

    /// <summary>Absent for an execution on Step Functions, which does not tell; as is the next.</summary>
    public int? Ec2Calls { get; init; }

    public int? KmsCalls { get; init; }

    public required long StateTransitions { get; init; }
}
