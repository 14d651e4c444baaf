using System.Globalization;

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

    /// <summary>The accounts that the owner shares it with through AWS Resource Access Manager. Never a default subnet.</summary>
    public IReadOnlyCollection<string> SharedWith { get; init; } = [];

    /// <summary>Whether an instance launched here gets a public address too; a default subnet's does (Amazon VPC User Guide, "Default subnets").</summary>
    public bool MapsPublicAddresses => IsDefaultForZone;

    /// <summary>How many addresses its block has.</summary>
    public int Addresses => 1 << (32 - int.Parse(CidrBlock.AsSpan(CidrBlock.IndexOf('/') + 1), CultureInfo.InvariantCulture));

    /// <summary>Whether an account sees it, and may launch in it.</summary>
    public bool IsVisibleTo(string accountId) => OwnerId == accountId || SharedWith.Contains(accountId);

    public string ArnIn(string region) => Partition.Arn("ec2", region, OwnerId, $"subnet/{Id}");

    public Subnet Copy() => Copied<Subnet>();
}
