namespace AmiPipeline.Simulator.Ec2.Lookups;

/// <summary>Chooses the subnet an instance goes to.</summary>
internal static class Subnets
{
    private const int ReservedAddresses = 5;

    /// <summary>The given subnet; else the default one of the given zone; else that of the first zone.</summary>
    public static Subnet Choose(Call call, string? subnetId, string? zone)
    {
        if (subnetId is not null)
        {
            return Visible(call, subnetId);
        }

        if (zone is not null)
        {
            Zones.Known(call, zone);
        }

        return call.Region.Subnets.Values
            .Where(subnet => subnet.OwnerId == call.AccountId && subnet.IsDefaultForZone && (zone is null || subnet.Zone == zone))
            .MinBy(subnet => subnet.Zone, StringComparer.Ordinal)
            ?? throw new ServiceErrorException("VPCIdNotSpecified", "No default VPC for this user");
    }

    /// <summary>The addresses that are left: EC2 keeps five of each block for itself, and each instance has one (Amazon VPC User Guide, "Subnet sizing").</summary>
    public static int FreeAddresses(Region region, Subnet subnet) =>
        subnet.Addresses - ReservedAddresses - region.AddressesIn(subnet).Count();

    /// <summary>The addresses of an instance that is about to be launched.</summary>
    public static InstanceAddresses NewAddresses(Region region, Subnet subnet, bool? hasPublic) =>
        InstanceAddresses.FirstFree(subnet.CidrBlock, region.AddressesIn(subnet)) is { } address
            ? new InstanceAddresses(address, hasPublic ?? subnet.MapsPublicAddresses)
            : throw new ServiceErrorException(
                "InsufficientFreeAddressesInSubnet", $"There are not enough free addresses in subnet '{subnet.Id}' to satisfy the requested number of instances.");

    public static Subnet Visible(Call call, string id)
    {
        ResourceId.Check(id, "subnet-", "InvalidSubnetID.Malformed");
        return call.Region.Subnets.GetValueOrDefault(id) is { } subnet && subnet.IsVisibleTo(call.AccountId)
            ? subnet
            : throw new ServiceErrorException("InvalidSubnetID.NotFound", $"The subnet ID '{id}' does not exist");
    }
}
