using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Instances;

/// <summary>DescribeInstances: one reservation per launch; terminated instances stay visible for about an hour.</summary>
internal sealed class DescribeInstancesAction : IEc2Action
{
    private static readonly ResourceQuery<Instance> Query = new()
    {
        Action = "DescribeInstances",
        All = region => region.Instances.Values,
        Lists = new Dictionary<string, Func<Call, string, Instance>> { ["InstanceId"] = InstanceLookup.Owned },
        UnpagedSet = "instancesSet",
        Filters = InstanceFilters.Table,
    };

    public string Name => Query.Action;

    public IEnumerable<string> Filters => Query.Filters;

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var found = Query.Find(call, answer);
        answer.List("reservationSet", found.GroupBy(instance => instance.ReservationId), reservation =>
        {
            answer.Element("reservationId", reservation.Key);
            answer.Element("ownerId", call.AccountId);
            answer.List("groupSet", Array.Empty<string>(), _ => { });
            answer.List("instancesSet", reservation, instance => InstanceXml.Write(answer, call.Region, instance));
        });
    }
}
