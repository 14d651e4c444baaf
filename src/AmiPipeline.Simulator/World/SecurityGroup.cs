namespace AmiPipeline.Simulator.World;

/// <summary>A security group; its rules are kept and shown, no packet ever meets them.</summary>
internal sealed class SecurityGroup : Resource
{
    /// <summary>The name of the group that every VPC has.</summary>
    public const string DefaultName = "default";

    /// <summary>The id of a VPC's default group.</summary>
    public static string DefaultIdOf(string vpcId) => "sg-" + vpcId["vpc-".Length..];

    public required string Name { get; init; }

    public required string Description { get; init; }

    public required string VpcId { get; init; }

    public List<SecurityRule> Ingress { get; private set; } = [];

    public List<SecurityRule> Egress { get; private set; } = [SecurityRule.AllOut];

    public SecurityGroup Copy()
    {
        var copy = Copied<SecurityGroup>();
        copy.Ingress = [.. Ingress];
        copy.Egress = [.. Egress];
        return copy;
    }
}
