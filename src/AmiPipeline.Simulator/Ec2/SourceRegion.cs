
namespace AmiPipeline.Simulator.Ec2;

/// <summary>The Region a copy comes from, which is of the same partition; CopyImage and CopySnapshot are sent to the one it goes to.</summary>
internal static class SourceRegion
{
    public static Region Read(Call call)
    {
        var name = call.Parameters.Required("SourceRegion");
        return call.Simulation.World.Regions.GetValueOrDefault(name) is { } region && Partition.FromRegion(name) == Partition.FromRegion(call.Region.Name)
            ? region
            : throw new ServiceErrorException("InvalidRegion", $"The region {name} does not exist.");
    }
}
