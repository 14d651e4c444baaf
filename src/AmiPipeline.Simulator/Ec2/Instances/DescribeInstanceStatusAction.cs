using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Instances;

/// <summary>DescribeInstanceStatus: running instances only, unless all are asked for; their status checks are ok once they have booted.</summary>
internal sealed class DescribeInstanceStatusAction : IEc2Action
{
    private const int MostIds = 100;

    private static readonly FilterTable<Instance> Table = new(new()
    {
        ["availability-zone"] = instance => [instance.Zone],
        ["instance-state-name"] = instance => [instance.State],
    });

    public string Name => "DescribeInstanceStatus";

    public IEnumerable<string> Filters => Table.Names;

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var ids = call.Parameters.List("InstanceId");
        var includesAll = call.Parameters.Flag("IncludeAllInstances") ?? false;
        var filters = Filter.ReadAll(call.Parameters);
        var page = Page.Read(call.Parameters);
        if (ids.Count > MostIds)
        {
            throw new ServiceErrorException("InvalidParameterValue", $"At most {MostIds} instance ids can be given.");
        }

        Table.Check(filters, Name);
        call.Ready();

        var candidates = ids.Count > 0 ? ids.Distinct().Select(id => InstanceLookup.Owned(call, id)) : call.Region.Instances.Values;
        var found = candidates
            .Where(instance => instance.OwnerId == call.AccountId && instance.VisibleFrom <= call.Now)
            .Where(instance => includesAll || instance.State == InstanceState.Running)
            .Where(instance => Table.Matches(instance, filters, call.Now))
            .ToList();

        answer.List("instanceStatusSet", page.Of(found, answer), instance =>
        {
            var check = instance.State != InstanceState.Running ? "not-applicable" : call.Now < instance.BootEnds ? "initializing" : "ok";
            answer.Element("instanceId", instance.Id);
            answer.Element("availabilityZone", instance.Zone);
            answer.Group("instanceState", () => InstanceXml.WriteState(answer, instance.State));
            answer.Group("systemStatus", () => answer.Element("status", check));
            answer.Group("instanceStatus", () => answer.Element("status", check));
        });
    }
}
