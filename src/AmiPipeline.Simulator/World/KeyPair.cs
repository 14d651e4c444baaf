namespace AmiPipeline.Simulator.World;

/// <summary>A key pair by its public half; no instance here can be logged in to.</summary>
internal sealed class KeyPair : Resource
{
    public required string Name { get; init; }

    public required string Type { get; init; }

    public required string Fingerprint { get; init; }

    public DateTimeOffset CreateTime { get; init; }

    public KeyPair Copy() => Copied<KeyPair>();
}
