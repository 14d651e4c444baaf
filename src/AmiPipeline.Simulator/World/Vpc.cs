namespace AmiPipeline.Simulator.World;

/// <summary>A VPC of an account: there is one if its subnets say so.</summary>
internal sealed class Vpc : Resource
{
    /// <summary>True when its subnets are what EC2 takes for a launch that names none.</summary>
    public required bool IsDefault { get; init; }

    public string CidrBlock { get; init; } = "172.31.0.0/16";

    public Vpc Copy() => Copied<Vpc>();
}
