using AmiPipeline.Errors;
using AmiPipeline.Planning;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;
using Xunit;

namespace AmiPipeline.Tests.Planning;

public sealed class LaunchTests
{
    private static readonly ImageRequest ViaInstance = Requested.Image.Via(RequestedRoute.Instance).Key("alias/k1");

    [Theory]
    [InlineData("x86_64", true, "t3.small")]
    [InlineData("x86_64", false, "t2.small")]
    [InlineData("x86_64", null, "t2.small")]
    [InlineData("i386", false, "t2.small")]
    [InlineData("arm64", true, "t4g.small")]
    public void Plan_WithoutTypes_LaunchesWhatTheImageCanBoot(string architecture, bool? ena, string first)
    {
        var facts = Facts.Of().Attributes(attributes => attributes with { Architecture = architecture, EnaSupport = ena });

        var launch = ImagePlanner.Plan(ViaInstance, facts).Launch!;

        Assert.Equal(first, launch.InstanceTypes[0]);
        Assert.Empty(launch.SubnetIds);
    }

    [Fact]
    public void Plan_WithTypesAndSubnets_LaunchesThese()
    {
        var launch = ImagePlanner.Plan(ViaInstance with { Instance = new() { Types = ["m5.large"], SubnetIds = ["subnet-01234567"] } }, Facts.Of()).Launch!;

        Assert.Equal(["m5.large"], launch.InstanceTypes);
        Assert.Equal(["subnet-01234567"], launch.SubnetIds);
    }

    [Fact]
    public void Plan_ForADeployment_LaunchesWhereAndWhatItSays()
    {
        var facts = Facts.Of() with
        {
            Launch = new()
            {
                SubnetIds = ["subnet-1", "subnet-2"],
                SecurityGroupIds = ["sg-1"],
                Types = new Dictionary<string, IReadOnlyList<string>> { ["x86_64"] = ["m6i.large"] },
            },
        };

        var launch = ImagePlanner.Plan(ViaInstance, facts).Launch!;
        var asked = ImagePlanner.Plan(ViaInstance with { Instance = new() { Types = ["m5.large"], SubnetIds = ["subnet-2"] } }, facts).Launch!;
        var otherArchitecture = ImagePlanner.Plan(ViaInstance, facts.Attributes(attributes => attributes with { Architecture = "arm64" })).Launch!;

        Assert.Equal(["subnet-1", "subnet-2", "sg-1", "m6i.large"], [.. launch.SubnetIds, .. launch.SecurityGroupIds, .. launch.InstanceTypes]);
        Assert.Equal(["subnet-2", "sg-1", "m5.large"], [.. asked.SubnetIds, .. asked.SecurityGroupIds, .. asked.InstanceTypes]);
        Assert.Equal("t4g.small", otherArchitecture.InstanceTypes[0]);
    }

    // Instances that are not on the Nitro system do not boot with UEFI.
    [Fact]
    public void Plan_UefiImageWithoutEna_LaunchesOnNitro() =>
        Assert.Equal("t3.small", ImagePlanner.Plan(
            ViaInstance, Facts.Of().Attributes(attributes => attributes with { EnaSupport = false, BootMode = "uefi" })).Launch!.InstanceTypes[0]);

    [Theory]
    [InlineData(true, "", "t2.small m5.large r4.large")]
    [InlineData(false, "", "t2.small")]
    [InlineData(null, "legacy-bios", "t2.small m5.large r4.large")]
    [InlineData(true, "uefi-preferred", "t2.small m5.large r4.large")]
    [InlineData(true, "uefi", "m5.large")]
    public void Plan_ForADeployment_TakesThoseOfItsTypesThatBootTheImage(bool? ena, string bootMode, string types)
    {
        var facts = OfDeployment("t2.small", "m5.large", "r4.large").Attributes(attributes => attributes with { EnaSupport = ena, BootMode = bootMode });

        Assert.Equal(types.Split(' '), ImagePlanner.Plan(ViaInstance, facts).Launch!.InstanceTypes);
    }

    [Fact]
    public void Plan_ForADeploymentWithoutATypeThatBootsTheImage_IsRefused()
    {
        var facts = OfDeployment("t2.small", "m4.large").Attributes(attributes => attributes with { BootMode = "uefi", TpmSupport = "v2.0" });

        Assert.Equal(
            new Problem("/instance/types", "is missing, and none of the deployment's types for x86_64 boots this image: t2.small does not boot with UEFI; m4.large does not boot with UEFI"),
            Planned.Refused(ViaInstance, facts));
    }

    private static PlanFacts OfDeployment(params string[] types) =>
        Facts.Of() with { Launch = new() { Types = new Dictionary<string, IReadOnlyList<string>> { ["x86_64"] = types } } };

    [Fact]
    public void Plan_MacImageViaInstance_IsRefused() =>
        Assert.Equal(
            "is instance, which cannot work: an image for arm64_mac boots only on a Dedicated Host, and none is allocated here",
            Planned.Refused(ViaInstance, Facts.Of().Attributes(attributes => attributes with { Architecture = "arm64_mac" })).Message);
}
