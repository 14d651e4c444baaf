using AmiPipeline.Configuration;

namespace AmiPipeline.Planning.Facts;

/// <summary>Everything the planner needs to know, read beforehand, so that planning itself is pure.</summary>
public sealed record PlanFacts
{
    /// <summary>The execution that plans.</summary>
    public required ExecutionIdentity Execution { get; init; }

    /// <summary>The rendered name and the request's digest.</summary>
    public required RequestIdentity Identity { get; init; }

    /// <summary>The account's settings.</summary>
    public required AccountFacts Account { get; init; }

    /// <summary>The source.</summary>
    public required SourceFacts Source { get; init; }

    /// <summary>Keys by how they are named: as in the request, or by ARN if a snapshot of the source, or one that the request names, is under them.</summary>
    public IReadOnlyDictionary<string, KeyFacts> Keys { get; init; } = new Dictionary<string, KeyFacts>();

    /// <summary>Snapshots that the request names, by id; one that is missing does not exist or cannot be read.</summary>
    public IReadOnlyDictionary<string, SnapshotFacts> Snapshots { get; init; } = new Dictionary<string, SnapshotFacts>();

    /// <summary>What the deployment allows; null if nothing is out of bounds.</summary>
    public Guardrails? Guardrails { get; init; }

    /// <summary>What the deployment says about temporary instances.</summary>
    public LaunchSettings Launch { get; init; } = new();

    /// <summary>The instance types that come into question and exist in the Region; null if EC2 does not report them, or nothing is launched.</summary>
    public IReadOnlyDictionary<string, InstanceTypeFacts>? InstanceTypes { get; init; }

    /// <summary>Where a temporary instance would run; null if nothing is launched.</summary>
    public NetworkFacts? Network { get; init; }

    /// <summary>How much of its quotas the account uses; null if nobody has counted.</summary>
    public UsageFacts? Usage { get; init; }

    /// <summary>The image that has the requested name; null if the name is free.</summary>
    public ImageWithSameName? ImageWithSameName { get; init; }

    /// <summary>The committed image of the same request; null if there is none.</summary>
    public CommittedImageFacts? Committed { get; init; }
}

/// <summary>What EC2 says about where a temporary instance would run.</summary>
public sealed record NetworkFacts
{
    /// <summary>The subnets that the request or the deployment names and that exist, else the default ones, each with its VPC.</summary>
    public IReadOnlyDictionary<string, string> VpcsOfSubnets { get; init; } = new Dictionary<string, string>();

    /// <summary>The deployment's security groups that exist, each with its VPC.</summary>
    public IReadOnlyDictionary<string, string> VpcsOfSecurityGroups { get; init; } = new Dictionary<string, string>();

    /// <summary>The account's default subnets in the order of their zones, if no subnet is named.</summary>
    public IReadOnlyList<string> DefaultSubnetIds { get; init; } = [];
}
