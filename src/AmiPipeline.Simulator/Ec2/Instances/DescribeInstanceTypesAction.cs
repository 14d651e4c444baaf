namespace AmiPipeline.Simulator.Ec2.Instances;

/// <summary>DescribeInstanceTypes: the types that exist here, with what their image must be like; nothing of their size.</summary>
internal sealed class DescribeInstanceTypesAction : IEc2Action
{
    private static readonly Dictionary<string, Func<InstanceTypeTraits, string>> Fields = new(StringComparer.Ordinal)
    {
        ["hypervisor"] = type => type.Hypervisor,
        ["instance-type"] = type => type.Name,
        ["network-info.ena-support"] = type => type.EnaSupport,
        ["processor-info.supported-architecture"] = type => type.Architecture,
    };

    public string Name => "DescribeInstanceTypes";

    public IEnumerable<string> Filters => Fields.Keys;

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var names = call.Parameters.List("InstanceType");
        var filters = Filter.ReadAll(call.Parameters);
        var page = Page.Read(call.Parameters, most: 100);
        Filter.CheckNames(filters, Fields.Keys, Name);
        var asked = names.ConvertAll(InstanceTypes.Known);
        call.Ready();

        var found = (asked.Count > 0 ? asked : InstanceTypes.All)
            .Where(type => filters.All(filter => filter.Matches(Fields[filter.Name](type))))
            .ToList();
        answer.List("instanceTypeSet", page.Of(found, answer), type =>
        {
            answer.Element("instanceType", type.Name);
            answer.Element("hypervisor", type.Hypervisor);
            answer.Group("processorInfo", () => answer.List("supportedArchitectures", [type.Architecture], item => answer.Text(item)));
            answer.Group("networkInfo", () => answer.Element("enaSupport", type.EnaSupport));
        });
    }
}
