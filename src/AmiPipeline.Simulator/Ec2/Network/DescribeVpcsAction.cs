using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Network;

/// <summary>DescribeVpcs.</summary>
internal sealed class DescribeVpcsAction : IEc2Action
{
    private static readonly FilterTable<Vpc> Table = new(new()
    {
        ["cidr"] = vpc => [vpc.CidrBlock],
        ["is-default"] = vpc => [vpc.IsDefault ? "true" : "false"],
        ["isDefault"] = vpc => [vpc.IsDefault ? "true" : "false"],
        ["owner-id"] = vpc => [vpc.OwnerId],
        ["state"] = _ => ["available"],
        ["vpc-id"] = vpc => [vpc.Id],
    });

    public string Name => "DescribeVpcs";

    public IEnumerable<string> Filters => Table.Names;

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var ids = call.Parameters.List("VpcId");
        var filters = Filter.ReadAll(call.Parameters);
        var page = Page.Read(call.Parameters);
        Table.Check(filters, Name);
        call.Ready();

        var candidates = ids.Count > 0 ? ids.Select(id => Vpcs.Owned(call, id)) : call.Region.Vpcs.Values;
        var found = candidates
            .Where(vpc => vpc.OwnerId == call.AccountId && Table.Matches(vpc, filters, call.Now))
            .ToList();

        answer.List("vpcSet", page.Of(found, answer), vpc =>
        {
            answer.Element("vpcId", vpc.Id);
            answer.Element("state", "available");
            answer.Element("cidrBlock", vpc.CidrBlock);
            answer.Element("instanceTenancy", "default");
            answer.Element("isDefault", vpc.IsDefault);
            answer.Element("ownerId", vpc.OwnerId);
            answer.Tags(vpc.Tags);
        });
    }
}
