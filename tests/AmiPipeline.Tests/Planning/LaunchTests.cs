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

    // Types that are not on the Nitro system do not boot with UEFI, and those that are need ENA.
    [Fact]
    public void Plan_UefiImageWithoutEna_IsRefused() => Assert.Equal(
        new Problem(
            "/instance/types",
            "is missing, and none of the types that are taken by default for x86_64 boots this image: "
            + "t3.small needs ENA, which the image does not have; t3a.small needs ENA, which the image does not have; "
            + "m5.large needs ENA, which the image does not have; m7i.large needs ENA, which the image does not have; name one that does"),
        Planned.Refused(ViaInstance, Facts.Of().Attributes(attributes => attributes with { EnaSupport = false, BootMode = "uefi" })));

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
            new Problem("/instance/types", "is missing, and none of the deployment's types for x86_64 boots this image: t2.small does not boot with UEFI; m4.large does not boot with UEFI; name one that does"),
            Planned.Refused(ViaInstance, facts));
    }

    [Theory]
    [InlineData("x86_64", "m3.medium c3.large")]
    [InlineData("i386", "c3.large m1.small")]
    public void Plan_ParavirtualImage_LaunchesTypesThatTakeIt(string architecture, string types)
    {
        var facts = Facts.Of().Attributes(attributes => attributes with { Architecture = architecture, VirtualizationType = "paravirtual", EnaSupport = false });

        Assert.Equal(types.Split(' '), ImagePlanner.Plan(ViaInstance, facts).Launch!.InstanceTypes);
    }

    /// <summary>The rule is the same whether EC2 tells it of the type, or only the type's family is known.</summary>
    [Theory]
    [InlineData("t2.small", "x86_64", "hvm", true, "uefi", "", "does not boot with UEFI")]
    [InlineData("t2.small", "x86_64", "hvm", true, "uefi", "v2.0", "does not boot with UEFI")]
    [InlineData("i3.large", "x86_64", "hvm", true, "", "v2.0", "has no NitroTPM, which the image asks for")]
    [InlineData("t2.small", "x86_64", "paravirtual", false, "", "", "takes hvm images only, and this one is paravirtual")]
    [InlineData("m5.large", "x86_64", "hvm", false, "", "", "needs ENA, which the image does not have")]
    [InlineData("m5.large", "x86_64", "hvm", null, "", "", null)]
    [InlineData("c3.large", "x86_64", "paravirtual", false, "", "", null)]
    [InlineData("t2.small", "x86_64", "hvm", true, "uefi-preferred", "", null)]
    [InlineData("m5.large", "x86_64", "hvm", true, "uefi", "v2.0", null)]
    public void Plan_TypeOfTheRequest_IsJudged_ReportedOrNot(string type, string architecture, string virtualization, bool? ena, string bootMode, string tpm, string? fault)
    {
        var facts = Facts.Of().Attributes(attributes => attributes with { Architecture = architecture, VirtualizationType = virtualization, EnaSupport = ena, BootMode = bootMode, TpmSupport = tpm });
        var request = ViaInstance with { Instance = new() { Types = ["m7i.large", type] } };

        foreach (var reported in new[] { null, Types })
        {
            var problem = Planned.Refusals(request, facts with { InstanceTypes = reported }).Where(problem => problem.Field == "/instance/types/1").Select(problem => problem.Message).SingleOrDefault();
            Assert.Equal(fault is null ? null : $"is {type}, which {fault}", problem);
        }
    }

    [Theory]
    [InlineData("t4g.small", "x86_64", "runs arm64, and the image is for x86_64")]
    [InlineData("m3.medium", "i386", "runs x86_64, and the image is for i386")]
    [InlineData("t9.small", "x86_64", "does not exist in eu-west-1")]
    public void Plan_TypeOfTheRequest_OfAnotherArchitectureOrNone_IsRefused(string type, string architecture, string fault)
    {
        var facts = Facts.Of().Attributes(attributes => attributes with { Architecture = architecture }) with { InstanceTypes = Types };

        Assert.Equal(new Problem("/instance/types/0", $"is {type}, which {fault}"), Planned.Refused(ViaInstance with { Instance = new() { Types = [type] } }, facts));
    }

    [Theory]
    [InlineData(27, "t3.small m5.large m7i.large")]
    [InlineData(28, "m7i.large")]
    [InlineData(32, "m7i.large")]
    public void Plan_OfManyVolumes_LaunchesTypesThatTakeThem(int volumes, string types)
    {
        var request = ViaInstance with { Volumes = Added(volumes - 2) };

        Assert.Equal(types.Split(' '), ImagePlanner.Plan(request, Facts.Of() with { InstanceTypes = Types }).Launch!.InstanceTypes);
    }

    [Fact]
    public void Plan_OfMoreVolumesThanAnyTypeTakes_IsRefused() => Assert.Equal(
        new Problem(
            "/instance/types",
            "is missing, and none of the types that are taken by default for x86_64 boots this image: t3.small takes 27 volumes, and there are 33; "
            + "t3a.small does not exist in eu-west-1; m5.large takes 27 volumes, and there are 33; m7i.large takes 32 volumes, and there are 33; name one that does"),
        Planned.Refused(ViaInstance with { Volumes = Added(31) }, Facts.Of() with { InstanceTypes = Types }));

    /// <summary>An empty mapping of the source is left out of the launch, unless it gets a key.</summary>
    [Fact]
    public void Plan_CountsTheVolumesThatTheInstanceGets()
    {
        var facts = Facts.Of([Facts.Device("/dev/xvda"), Facts.EmptyMapping("/dev/sdb")]) with { InstanceTypes = Types };

        Assert.Contains("t3.small", ImagePlanner.Plan(Requested.Image.Via(RequestedRoute.Instance) with { Volumes = Added(26) }, facts).Launch!.InstanceTypes);
    }

    // What EC2 tells of some types.
    private static readonly Dictionary<string, InstanceTypeFacts> Types = new()
    {
        ["t3.small"] = Nitro,
        ["m5.large"] = Nitro,
        ["m7i.large"] = Nitro with { MaxVolumes = 32, VirtualizationTypes = null, RequiresEna = null },
        ["t4g.small"] = Nitro with { Architectures = ["arm64"], BootModes = ["uefi"] },
        ["t2.small"] = Xen,
        ["i3.large"] = Xen,
        ["m3.medium"] = Xen with { VirtualizationTypes = ["hvm", "paravirtual"] },
        ["c3.large"] = Xen with { VirtualizationTypes = ["hvm", "paravirtual"], Architectures = ["i386", "x86_64"] },
    };

    private static InstanceTypeFacts Nitro => new()
    {
        Architectures = ["x86_64"],
        BootModes = ["legacy-bios", "uefi"],
        VirtualizationTypes = ["hvm"],
        RequiresEna = true,
        HasNitroTpm = true,
        MaxVolumes = 27,
    };

    private static InstanceTypeFacts Xen => new()
    {
        Architectures = ["x86_64"],
        BootModes = ["legacy-bios"],
        VirtualizationTypes = ["hvm"],
        RequiresEna = false,
        HasNitroTpm = false,
        MaxVolumes = 40,
    };

    private static IReadOnlyList<RequestVolume> Added(int count) =>
        [.. Enumerable.Range(0, count).Select(number => new RequestVolume { DeviceName = $"/dev/xvd{(char)('b' + (number / 26))}{(char)('a' + (number % 26))}", SizeGiB = 1 })];

    private static PlanFacts OfDeployment(params string[] types) =>
        Facts.Of() with { Launch = new() { Types = new Dictionary<string, IReadOnlyList<string>> { ["x86_64"] = types } } };

    [Fact]
    public void Plan_MacImageViaInstance_IsRefused() =>
        Assert.Equal(
            "is instance, which cannot work: an image for arm64_mac boots only on a Dedicated Host, and none is allocated here",
            Planned.Refused(ViaInstance, Facts.Of().Attributes(attributes => attributes with { Architecture = "arm64_mac" })).Message);
}
