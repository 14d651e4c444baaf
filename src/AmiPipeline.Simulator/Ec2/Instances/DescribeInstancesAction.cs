using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Instances;

/// <summary>DescribeInstances: one reservation per launch; terminated instances stay visible for about an hour.</summary>
internal sealed class DescribeInstancesAction : IEc2Action
{
    private static readonly FilterTable<Instance> Table = new(new()
    {
        ["availability-zone"] = instance => [instance.Zone],
        ["client-token"] = instance => [instance.ClientToken],
        ["image-id"] = instance => [instance.ImageId],
        ["instance-id"] = instance => [instance.Id],
        ["instance-state-name"] = instance => [instance.State],
        ["instance-type"] = instance => [instance.InstanceType],
        ["owner-id"] = instance => [instance.OwnerId],
        ["reservation-id"] = instance => [instance.ReservationId],
        ["subnet-id"] = instance => [instance.SubnetId],
        ["vpc-id"] = instance => [instance.VpcId],
    });

    public string Name => "DescribeInstances";

    public IEnumerable<string> Filters => Table.Names;

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var ids = call.Parameters.List("InstanceId");
        var filters = Filter.ReadAll(call.Parameters);
        var page = Page.Read(call.Parameters);
        if (ids.Count > 0 && page.MaxResults is not null)
        {
            throw new ServiceErrorException(
                "InvalidParameterCombination", "The parameter instancesSet cannot be used with the parameter maxResults");
        }

        Table.Check(filters, Name);
        ids.ForEach(InstanceLookup.CheckId);
        call.Ready();

        var candidates = ids.Count > 0 ? ids.Distinct().Select(id => InstanceLookup.Owned(call, id)) : call.Region.Instances.Values;
        var found = candidates
            .Where(instance => instance.OwnerId == call.AccountId && instance.VisibleFrom <= call.Now)
            .Where(instance => Table.Matches(instance, filters, call.Now))
            .ToList();

        answer.List("reservationSet", page.Of(found, answer).GroupBy(instance => instance.ReservationId), reservation =>
        {
            answer.Element("reservationId", reservation.Key);
            answer.Element("ownerId", call.AccountId);
            answer.List("groupSet", Array.Empty<string>(), _ => { });
            answer.List("instancesSet", reservation, instance => InstanceXml.Write(answer, call.Region, instance));
        });
    }
}
