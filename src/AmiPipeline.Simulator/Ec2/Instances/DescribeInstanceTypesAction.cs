using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Instances;

/// <summary>DescribeInstanceTypes: the types that exist here, with what their image must be like and how many volumes they take; nothing of their size.</summary>
internal sealed class DescribeInstanceTypesAction : IEc2Action
{
    private static readonly Dictionary<string, Func<InstanceTypeTraits, IEnumerable<string>>> Fields = new(StringComparer.Ordinal)
    {
        ["hypervisor"] = type => type.Hypervisor is { } hypervisor ? [hypervisor] : [],
        ["instance-type"] = type => [type.Name],
        ["network-info.ena-support"] = type => [type.EnaSupport],
        ["nitro-tpm-support"] = type => [Support(type.HasNitroTpm)],
        ["processor-info.supported-architecture"] = type => type.Architectures,
        ["supported-boot-mode"] = type => type.BootModes,
        ["supported-virtualization-type"] = type => type.VirtualizationTypes,
    };

    public string Name => "DescribeInstanceTypes";

    public IEnumerable<string> Filters => Fields.Keys;

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var names = call.Parameters.List("InstanceType");
        var filters = Filter.ReadAll(call.Parameters);
        var page = Page.Read(call.Parameters, most: 100);
        Filter.CheckNames(filters, Fields.Keys, Name);
        var requested = names.ConvertAll(InstanceTypes.Known);
        call.Ready();

        var found = (requested.Count > 0 ? requested : InstanceTypes.All)
            .Where(type => filters.All(filter => Fields[filter.Name](type).Any(filter.Matches)))
            .ToList();
        answer.List("instanceTypeSet", page.Of(found, answer), type =>
        {
            answer.Element("instanceType", type.Name);
            answer.List("supportedVirtualizationTypes", type.VirtualizationTypes, item => answer.Text(item));
            answer.Element("hypervisor", type.Hypervisor);
            answer.Group("processorInfo", () => answer.List("supportedArchitectures", type.Architectures, item => answer.Text(item)));
            answer.Group("ebsInfo", () =>
            {
                answer.Element("encryptionSupport", "supported");
                answer.Element("maximumEbsAttachments", type.MaxVolumes);
                answer.Element("attachmentLimitType", type.LimitType);
            });
            answer.Group("networkInfo", () => answer.Element("enaSupport", type.EnaSupport));
            answer.List("supportedBootModes", type.BootModes, item => answer.Text(item));
            answer.Element("nitroTpmSupport", Support(type.HasNitroTpm));
            if (type.HasNitroTpm)
            {
                answer.Group("nitroTpmInfo", () => answer.List("supportedVersions", ["2.0"], item => answer.Text(item)));
            }
        });
    }

    private static string Support(bool has) => has ? "supported" : "unsupported";
}
