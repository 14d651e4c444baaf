using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Network;

/// <summary>DescribeVpcs.</summary>
internal sealed class DescribeVpcsAction : IEc2Action
{
    private static readonly ResourceQuery<Vpc> Query = new()
    {
        Action = "DescribeVpcs",
        All = region => region.Vpcs.Values,
        IsShown = (vpc, call) => Vpcs.IsVisible(call, vpc),
        Lists = new Dictionary<string, Func<Call, string, Vpc>> { ["VpcId"] = Vpcs.Visible },
        Filters = new()
        {
            { "cidr", vpc => vpc.CidrBlock },
            { "is-default", vpc => vpc.IsDefault },
            { "isDefault", vpc => vpc.IsDefault },
            { "owner-id", vpc => vpc.OwnerId },
            { "state", _ => "available" },
            { "vpc-id", vpc => vpc.Id },
        },
    };

    public string Name => Query.Action;

    public IEnumerable<string> Filters => Query.Filters;

    public void Execute(Call call, Ec2XmlWriter answer) => answer.List("vpcSet", Query.Find(call, answer), vpc =>
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
