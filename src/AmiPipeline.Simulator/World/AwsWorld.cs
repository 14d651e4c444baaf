namespace AmiPipeline.Simulator.World;

/// <summary>Every account and Region there is.</summary>
internal sealed class AwsWorld
{
    /// <summary>Access key id to account id.</summary>
    public required IReadOnlyDictionary<string, string> AccountsByAccessKey { get; init; }

    public required IReadOnlyDictionary<string, Region> Regions { get; init; }

    /// <summary>A world of its own with the same content.</summary>
    public AwsWorld Copy() => new()
    {
        AccountsByAccessKey = AccountsByAccessKey,
        Regions = Regions.ToDictionary(pair => pair.Key, pair => pair.Value.Copy(), StringComparer.Ordinal),
    };
}
