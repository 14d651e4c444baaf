using AmiPipeline.Errors;
using AmiPipeline.Functions.CleanUp;
using AmiPipeline.Reports;
using AmiPipeline.Reports.Costs;
using AmiPipeline.Reports.Texts;
using AmiPipeline.Verification;

namespace AmiPipeline.Cli.Json;

/// <summary>How an execution ended, for programs.</summary>
internal sealed record RunDocument
{
    public required string Status { get; init; }

    public required string Execution { get; init; }

    /// <summary>The image with what came of its destinations; after a failure, absent unless the execution came to these.</summary>
    public VerifiedImage? Image { get; init; }

    /// <summary>The aliases of the image's keys, by key ARN.</summary>
    public IReadOnlyDictionary<string, string>? KeyAliases { get; init; }

    /// <summary>What accounts run that launch the image by Auto Scaling; absent if it is shared with none.</summary>
    public IReadOnlyList<AutoScalingGrant>? AutoScalingGrants { get; init; }

    /// <summary>The error's own name; absent after a success, as are the next two.</summary>
    public string? Error { get; init; }

    public string? Message { get; init; }

    public IReadOnlyList<Problem>? Problems { get; init; }

    public required int ExitCode { get; init; }

    /// <summary>Temporary resources that were removed.</summary>
    public required IReadOnlyList<string> Removed { get; init; }

    /// <summary>What EC2 does not show any more, though it has not said that it is gone.</summary>
    public required IReadOnlyList<string> Uncertain { get; init; }

    /// <summary>Temporary resources that remain.</summary>
    public required IReadOnlyList<UncommittedResource> Remaining { get; init; }

    /// <summary>Which listings failed, each with the reason: what they would have shown may remain, too.</summary>
    public required IReadOnlyList<string> ListingFailures { get; init; }

    /// <summary>The command that continues the clean-up; absent if nothing remains.</summary>
    public string? NextCommand { get; init; }

    /// <summary>How long it took, in the engine's time.</summary>
    public required double DurationSeconds { get; init; }

    /// <summary>How much of that was waiting for EC2.</summary>
    public required double WaitedSeconds { get; init; }

    /// <summary>How much of it EC2 itself needed; only for a simulated execution, since EC2 does not report it.</summary>
    public double? Ec2Seconds { get; init; }

    /// <summary>Absent for an execution on Step Functions, whose history has no call counts; as is the next.</summary>
    public int? Ec2Calls { get; init; }

    public int? KmsCalls { get; init; }

    public required long StateTransitions { get; init; }

    /// <summary>What is charged for it; absent without a plan.</summary>
    public IReadOnlyList<CostItem>? Costs { get; init; }

    /// <summary>Where the deployment stores the execution's report; absent if it stores none, or that is not known.</summary>
    public StoredReport? StoredReport { get; init; }

    /// <summary>Makes it.</summary>
    /// <param name="report">How the execution ended.</param>
    /// <param name="image">The image; null if there is nothing to say of it.</param>
    /// <param name="aliases">Aliases of keys by key ARN, of which only those of the image are taken.</param>
    /// <param name="exitCode">The program's exit code.</param>
    /// <param name="nextCommand">The command that continues the clean-up; null if nothing remains.</param>
    /// <param name="costs">What it costs; null if that is not requested, or there is no plan.</param>
    public static RunDocument Create(ExecutionReport report, VerifiedImage? image, IReadOnlyDictionary<string, string> aliases, int exitCode, string? nextCommand, CostEstimate? costs)
    {
        var keys = image is not null ? image.Devices.Concat((image.Copies?.Items ?? []).SelectMany(copy => copy.Devices)).Select(device => device.KmsKeyId).OfType<string>().ToHashSet() : null;
        return new RunDocument
        {
            Status = report.Status.ToString().ToLowerInvariant(),
            Execution = report.ExecutionArn,
            Image = image,
            AutoScalingGrants = image is not null && AutoScalingGrant.Create(image) is { Count: > 0 } grants ? grants : null,
            KeyAliases = keys is null ? null : aliases.Where(alias => keys.Contains(alias.Key)).ToDictionary(),
            Error = report.Failure?.Error,
            Message = report.Failure?.Cause,
            Problems = report.Failure is null ? null : report.RequestProblems ?? [],
            ExitCode = exitCode,
            Removed = report.CleanUp.Removed,
            Uncertain = report.CleanUp.Uncertain,
            Remaining = report.CleanUp.Remaining,
            ListingFailures = report.CleanUp.ListingFailures,
            NextCommand = nextCommand,
            DurationSeconds = report.Duration.TotalSeconds,
            WaitedSeconds = report.Waited.TotalSeconds,
            Ec2Seconds = report.Ec2Time?.TotalSeconds,
            Ec2Calls = report.Ec2Calls,
            KmsCalls = report.KmsCalls,
            StateTransitions = report.StateTransitions,
            Costs = costs?.Items,
        };
    }
}
