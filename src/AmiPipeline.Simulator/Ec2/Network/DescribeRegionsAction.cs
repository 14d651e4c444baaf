
namespace AmiPipeline.Simulator.Ec2.Network;

/// <summary>DescribeRegions: the Regions of the world, all of them enabled.</summary>
internal sealed class DescribeRegionsAction : IEc2Action
{
    private const string OptInStatus = "opt-in-not-required";

    private static readonly Dictionary<string, Func<string, string>> Fields = new(StringComparer.Ordinal)
    {
        ["endpoint"] = EndpointOf,
        ["opt-in-status"] = _ => OptInStatus,
        ["region-name"] = name => name,
    };

    public string Name => "DescribeRegions";

    public IEnumerable<string> Filters => Fields.Keys;

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var names = call.Parameters.List("RegionName");
        _ = call.Parameters.Flag("AllRegions"); // there are none but the enabled ones
        var filters = Filter.ReadAll(call.Parameters);
        Filter.CheckNames(filters, Fields.Keys, Name);
        var all = call.Simulation.World.Regions.Keys;
        if (names.Find(name => !all.Contains(name)) is { } unknown)
        {
            throw new ServiceErrorException("InvalidParameterValue", $"Invalid region provided: {unknown}");
        }

        call.Ready();
        var found = all
            .Where(name => names.Count == 0 || names.Contains(name))
            .Where(name => filters.All(filter => filter.Matches(Fields[filter.Name](name))));
        answer.List("regionInfo", found, name =>
        {
            answer.Element("regionName", name);
            answer.Element("regionEndpoint", EndpointOf(name));
            answer.Element("optInStatus", OptInStatus);
        });
    }

    private static string EndpointOf(string name) => $"ec2.{name}.{Partition.FromRegion(name).DnsSuffix}";
}
