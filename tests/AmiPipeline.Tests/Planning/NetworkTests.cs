using Xunit;

namespace AmiPipeline.Tests.Planning;

public sealed class NetworkTests
{
    private static readonly ImageRequest ViaInstance = Requested.Image.Via(RequestedRoute.Instance).Key("alias/k1");

    private static readonly NetworkFacts Known = new()
    {
        VpcsOfSubnets = new Dictionary<string, string> { ["subnet-1"] = "vpc-1", ["subnet-2"] = "vpc-2" },
        VpcsOfSecurityGroups = new Dictionary<string, string> { ["sg-1"] = "vpc-1" },
    };

    [Fact]
    public void Plan_WithoutASubnet_RunsInTheDefaultOnes()
    {
        var facts = Facts.Of() with { Network = new() { DefaultSubnetIds = ["subnet-a", "subnet-b"] } };

        Assert.Equal(["subnet-a", "subnet-b"], ImagePlanner.Plan(ViaInstance, facts).Launch!.SubnetIds);
    }

    [Fact]
    public void Plan_WithoutASecurityGroup_MakesOneInTheSubnetsVpc()
    {
        var request = ViaInstance with { Instance = new() { SubnetIds = ["subnet-2", "subnet-1"] } };

        Assert.Equal([("subnet-2", "vpc-2"), ("subnet-1", "vpc-1")], Vpcs(request, Facts.Of() with { Network = Known with { VpcsOfSecurityGroups = new Dictionary<string, string>() } }));
        Assert.Empty(Vpcs(ViaInstance, OfDeployment(["subnet-1"], "sg-1")));
    }

    [Fact]
    public void Plan_WithoutASubnetOrADefaultOne_IsRefused() => Assert.Equal(
        new Problem("/instance/subnetIds", "is missing, and account 111111111111 has no default subnet in eu-west-1; name a subnet"),
        Planned.Refused(ViaInstance, Facts.Of() with { Network = new() }));

    [Fact]
    public void Plan_SubnetOfTheRequestThatIsNotThere_IsRefused() => Assert.Equal(
        new Problem("/instance/subnetIds/1", "is subnet-9, which does not exist in eu-west-1 or is not shared with account 111111111111"),
        Planned.Refused(ViaInstance with { Instance = new() { SubnetIds = ["subnet-1", "subnet-9"] } }, Facts.Of() with { Network = Known }));

    [Fact]
    public void Plan_SubnetsAndGroupOfTheDeployment_MustBeThere_AndInOneVpc()
    {
        Assert.Equal(["subnet-1"], ImagePlanner.Plan(ViaInstance, OfDeployment(["subnet-1"], "sg-1")).Launch!.SubnetIds);
        Assert.Equal(
            new Problem("/instance/subnetIds", "is missing, and of the deployment's subnets subnet-9 does not exist in eu-west-1 or is not shared with account 111111111111"),
            Planned.Refused(ViaInstance, OfDeployment(["subnet-1", "subnet-9"], "sg-1")));
        Assert.Equal(
            new Problem("/instance/subnetIds", "is missing, and of the deployment's subnets subnet-2 is in vpc-2, and the deployment's security group sg-1 is in vpc-1"),
            Planned.Refused(ViaInstance, OfDeployment(["subnet-1", "subnet-2"], "sg-1")));
        Assert.Equal(
            new Problem("/instance", "would be launched with the deployment's security group sg-9, which does not exist in eu-west-1; correct the deployment"),
            Planned.Refused(ViaInstance, OfDeployment(["subnet-1"], "sg-9")));
    }

    /// <summary>Nothing is launched on another route, so nothing is asked.</summary>
    [Fact]
    public void Plan_OnAnotherRoute_NeedsNoSubnet() =>
        Assert.Null(ImagePlanner.Plan(Requested.Image.Key("alias/k1"), Facts.Of() with { Network = new() }).Launch);

    private static IEnumerable<(string Subnet, string Vpc)> Vpcs(ImageRequest request, PlanFacts facts) =>
        ImagePlanner.Plan(request, facts).Launch!.VpcIds.Select(pair => (pair.Key, pair.Value));

    private static PlanFacts OfDeployment(IReadOnlyList<string> subnets, string group) =>
        Facts.Of() with { Network = Known, Launch = new() { SubnetIds = subnets, SecurityGroupIds = [group] } };
}
