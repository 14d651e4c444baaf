using AmiPipeline.Planning.Desired;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Routes;

/// <summary>With which instance types an image is booted for a moment.</summary>
public static class LaunchPlanner
{
    /// <summary>The types that come into question: those of the request, else the deployment's, else small current ones for the image.</summary>
    /// <param name="requested">What the request says of the instance.</param>
    /// <param name="settings">What the deployment says.</param>
    /// <param name="attributes">What EC2 says about the image.</param>
    public static IReadOnlyList<string> Candidates(RequestInstance? requested, LaunchSettings settings, ImageAttributes attributes)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(attributes);
        return requested is { Types.Count: > 0 } ? requested.Types : Named(settings, attributes) ?? DefaultTypes(attributes);
    }

    /// <summary>The launch, with those of the types that fit.</summary>
    internal static LaunchPlan Plan(RequestInstance? requested, PlanFacts facts, IReadOnlyList<DesiredDevice> devices)
    {
        var subnets = requested is { SubnetIds.Count: > 0 } ? requested.SubnetIds : facts.Launch.SubnetIds.Count > 0 ? facts.Launch.SubnetIds : facts.Network?.DefaultSubnetIds ?? [];
        var types = Candidates(requested, facts.Launch, facts.Source.Attributes).Where(type => InstanceTypeFit.Fault(type, facts, Volumes(devices)) is null);
        return new([.. types], subnets, facts.Launch.SecurityGroupIds)
        {
            VpcIds = facts.Launch.SecurityGroupIds.Count > 0 || facts.Network is not { } network ? new Dictionary<string, string>()
                : subnets.Distinct().Where(network.VpcsOfSubnets.ContainsKey).ToDictionary(subnet => subnet, subnet => network.VpcsOfSubnets[subnet]),
        };
    }

    /// <summary>Reports each type of the request that does not fit, or that none of the others does.</summary>
    internal static void Check(RequestInstance? requested, PlanFacts facts, IReadOnlyList<DesiredDevice> devices, List<Problem> problems)
    {
        var types = Candidates(requested, facts.Launch, facts.Source.Attributes);
        var faults = types.Select(type => InstanceTypeFit.Fault(type, facts, Volumes(devices))).ToList();
        if (requested is { Types.Count: > 0 })
        {
            for (var index = 0; index < faults.Count; index++)
            {
                if (faults[index] is { } fault)
                {
                    problems.Add(new($"/instance/types/{index}", $"is {types[index]}, which {fault}"));
                }
            }
        }
        else if (faults.TrueForAll(fault => fault is not null))
        {
            var whose = Named(facts.Launch, facts.Source.Attributes) is null ? "types that are taken by default" : "deployment's types";
            var reasons = string.Join("; ", types.Zip(faults, (type, fault) => $"{type} {fault}"));
            problems.Add(new("/instance/types", $"is missing, and none of the {whose} for {facts.Source.Attributes.Architecture} boots this image: {reasons}; name one that does"));
        }
    }

    // A mapping without a snapshot is left out of the launch.
    private static int Volumes(IReadOnlyList<DesiredDevice> devices) => devices.Count(device => device.Origin != DeviceOrigin.SourceEmpty);

    private static IReadOnlyList<string>? Named(LaunchSettings settings, ImageAttributes attributes) => settings.Types.GetValueOrDefault(attributes.Architecture ?? "");

    // Types on the Nitro system need an image with ENA, and they alone boot with UEFI; t2 and m4 do without both, m3 and c3 take paravirtual images too. The newer ones
    // exist where the older do not, and take more volumes.
    private static IReadOnlyList<string> DefaultTypes(ImageAttributes attributes) => attributes.Architecture switch
    {
        "arm64" => ["t4g.small", "m6g.medium", "m7g.medium", "m8g.medium"],
        "i386" when attributes.VirtualizationType == "paravirtual" => ["c3.large", "m1.small"],
        "i386" => ["t2.small", "c3.large"],
        _ when attributes.VirtualizationType == "paravirtual" => ["m3.medium", "c3.large"],
        _ when attributes.EnaSupport == true || attributes.BootMode == "uefi" => ["t3.small", "t3a.small", "m5.large", "m7i.large"],
        _ => ["t2.small", "m4.large"],
    };
}
