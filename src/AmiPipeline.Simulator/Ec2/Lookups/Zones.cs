namespace AmiPipeline.Simulator.Ec2.Lookups;

/// <summary>Availability Zones: a Region has those of its subnets.</summary>
internal static class Zones
{
    /// <summary>The zone named by <c>AvailabilityZone</c> or <c>AvailabilityZoneId</c>.</summary>
    public static string Read(Call call, ActionParameters parameters)
    {
        var name = parameters.Text("AvailabilityZone");
        var id = parameters.Text("AvailabilityZoneId");
        if (name is null == id is null)
        {
            throw name is null
                ? new ServiceErrorException("MissingParameter", "The request must contain the parameter AvailabilityZone or AvailabilityZoneId")
                : new ServiceErrorException("InvalidParameterCombination", "Specify either AvailabilityZone or AvailabilityZoneId, not both.");
        }

        return name is null ? ById(call, id!) : Known(call, name);
    }

    public static string Known(Call call, string name) => call.Region.Subnets.Values.Any(subnet => subnet.Zone == name)
        ? name
        : throw new ServiceErrorException("InvalidParameterValue", $"Invalid availability zone: [{name}]");

    public static string? IdOf(Region region, string zone) => region.Subnets.Values.FirstOrDefault(subnet => subnet.Zone == zone)?.ZoneId;

    public static string ById(Call call, string id) => call.Region.Subnets.Values.FirstOrDefault(subnet => subnet.ZoneId == id)?.Zone
        ?? throw new ServiceErrorException("InvalidParameterValue", $"Invalid availability zone id: [{id}]");
}
