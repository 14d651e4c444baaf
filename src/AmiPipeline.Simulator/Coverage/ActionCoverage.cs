namespace AmiPipeline.Simulator.Coverage;

/// <summary>How far the simulator models one action of an AWS service.</summary>
public sealed record ActionCoverage
{
    /// <summary>The service: <c>ec2</c>, <c>kms</c>, <c>sts</c>, <c>ssm</c> or <c>autoscaling</c>.</summary>
    public required string Service { get; init; }

    /// <summary>The action, such as <c>CopyImage</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Whether it is modelled at all; the other lists are empty if it is not.</summary>
    public required bool IsModelled { get; init; }

    /// <summary>The parameters it takes, by wire name; <c>N</c> stands for the number of a list's item.</summary>
    public required IReadOnlyList<string> Parameters { get; init; }

    /// <summary>The parameters of the API that it refuses by name.</summary>
    public required IReadOnlyList<string> MissingParameters { get; init; }

    /// <summary>The filters it takes; <c>tag:&lt;key&gt;</c> stands for those by the value of a tag.</summary>
    public required IReadOnlyList<string> Filters { get; init; }

    /// <summary>The documented filters that it refuses by name.</summary>
    public required IReadOnlyList<string> MissingFilters { get; init; }
}
