namespace AmiPipeline.Simulator.World;

/// <summary>How an instance answers for its metadata (IMDS).</summary>
internal sealed record MetadataOptions
{
    public string HttpTokens { get; init; } = "optional";

    public int HopLimit { get; init; } = 1;

    public string HttpEndpoint { get; init; } = "enabled";

    public string HttpProtocolIpv6 { get; init; } = "disabled";

    public string InstanceMetadataTags { get; init; } = "disabled";
}
