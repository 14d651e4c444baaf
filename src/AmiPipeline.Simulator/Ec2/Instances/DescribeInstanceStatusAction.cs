using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Instances;

/// <summary>DescribeInstanceStatus: running instances only, unless all are requested; their status checks are ok once they have booted.</summary>
internal sealed class DescribeInstanceStatusAction : IEc2Action
{
    private const int MaxIds = 100;

    private static readonly ResourceQuery<Instance> Query = new()
    {
        Action = "DescribeInstanceStatus",
        All = region => region.Instances.Values,
        Lists = new Dictionary<string, Func<Call, string, Instance>> { ["InstanceId"] = InstanceLookup.Owned },
        Filters = new(hasTags: false)
        {
            { "availability-zone", instance => instance.Zone },
            { "availability-zone-id", (instance, call) => Zones.IdOf(call.Region, instance.Zone) },
            { "instance-state-code", instance => InstanceState.CodeOf(instance.State) },
            { "instance-state-name", instance => instance.State },
            { "instance-status.status", CheckOf },
            { "system-status.status", CheckOf },
        },
    };

    public string Name => Query.Action;

    public IEnumerable<string> Filters => Query.Filters;

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        if (call.Parameters.Has($"InstanceId.{MaxIds + 1}"))
        {
            throw new ServiceErrorException("InvalidParameterValue", $"At most {MaxIds} instance ids can be given.");
        }

        var includesAll = call.Parameters.Flag("IncludeAllInstances") ?? false;
        var found = Query.Find(call, answer, instance => includesAll || instance.State == InstanceState.Running);

        answer.List("instanceStatusSet", found, instance =>
        {
            answer.Element("instanceId", instance.Id);
            answer.Element("availabilityZone", instance.Zone);
            answer.Group("instanceState", () => InstanceXml.WriteState(answer, instance.State));
            answer.Group("systemStatus", () => answer.Element("status", CheckOf(instance)));
            answer.Group("instanceStatus", () => answer.Element("status", CheckOf(instance)));
        });
    }

    private static string CheckOf(Instance instance) =>
        instance.State != InstanceState.Running ? "not-applicable" : instance.HasBooted ? "ok" : "initializing";
}
