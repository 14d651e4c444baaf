namespace AmiPipeline.Simulator.World;

/// <summary>A parameter of Systems Manager's Parameter Store. It is never changed: another one takes its place.</summary>
internal sealed record Parameter
{
    public const string ImageType = "aws:ec2:image";

    private const int MaxVersions = 100;

    public required string Name { get; init; }

    public required string Type { get; init; }

    /// <summary>The oldest first; the last one is current.</summary>
    public required IReadOnlyList<ParameterVersion> Versions { get; init; }

    public string Tier { get; init; } = "Standard";

    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    public ParameterVersion Current => Versions[^1];

    /// <summary>Whether another version would push out the oldest one.</summary>
    public bool IsFull => Versions.Count >= MaxVersions;

    public Parameter With(ParameterVersion version) => this with { Versions = [.. Versions.TakeLast(MaxVersions - 1), version] };

    public string ArnIn(string region, string accountId) => ArnOf(Name, region, accountId);

    // AWS's own parameters, whose names nobody else can put, are in no account.
    public static string ArnOf(string name, string region, string accountId) => Partition.Arn("ssm", region, name.StartsWith("/aws/service/", StringComparison.Ordinal) ? "" : accountId, $"parameter/{name.TrimStart('/')}");
}
