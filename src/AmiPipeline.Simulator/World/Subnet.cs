namespace AmiPipeline.Simulator.World;

/// <summary>A subnet of an account's VPC.</summary>
internal sealed class Subnet : Resource
{
    public required string Zone { get; init; }

    public required string ZoneId { get; init; }

    public required string VpcId { get; init; }

    public string CidrBlock { get; init; } = "172.31.0.0/20";

    /// <summary>True for the subnet that EC2 takes when only a zone is named.</summary>
    public bool IsDefaultForZone { get; init; } = true;

    public Subnet Copy() => Copied<Subnet>();
}
