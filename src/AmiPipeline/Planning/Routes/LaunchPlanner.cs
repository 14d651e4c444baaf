using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Routes;

/// <summary>Which instance types can boot an image for a moment.</summary>
internal static class LaunchPlanner
{
    /// <summary>The launch that the request asks for, or the deployment, or small current types of the image's architecture.</summary>
    public static LaunchPlan Plan(RequestInstance? requested, LaunchSettings settings, ImageAttributes attributes) => new(
        requested is { Types.Count: > 0 } ? requested.Types : Named(settings, attributes) is { } named ? Fitting(named, attributes) : DefaultTypes(attributes),
        requested is { SubnetIds.Count: > 0 } ? requested.SubnetIds : settings.SubnetIds,
        settings.SecurityGroupIds);

    /// <summary>Reports that none of the deployment's types boots the image.</summary>
    public static void Check(RequestInstance? requested, LaunchSettings settings, ImageAttributes attributes, List<Problem> problems)
    {
        if (requested is not { Types.Count: > 0 } && Named(settings, attributes) is { } named && Fitting(named, attributes).Count == 0)
        {
            var reasons = string.Join("; ", named.Select(type => InstanceFamilies.Fault(type, attributes)));
            problems.Add(new("/instance/types", $"is missing, and none of the deployment's types for {attributes.Architecture} boots this image: {reasons}"));
        }
    }

    private static IReadOnlyList<string>? Named(LaunchSettings settings, ImageAttributes attributes) => settings.Types.GetValueOrDefault(attributes.Architecture ?? "");

    private static List<string> Fitting(IReadOnlyList<string> types, ImageAttributes attributes) =>
        [.. types.Where(type => InstanceFamilies.Fault(type, attributes) is null)];

    // Types on the Nitro system need an image with ENA, and they alone boot with UEFI; t2 and m4 do without both.
    private static IReadOnlyList<string> DefaultTypes(ImageAttributes attributes) => attributes.Architecture switch
    {
        "arm64" => ["t4g.small", "m6g.medium", "m7g.medium"],
        "i386" => ["t2.small", "m3.medium"],
        _ when attributes.EnaSupport == true || attributes.BootMode == "uefi" => ["t3.small", "t3a.small", "m5.large"],
        _ => ["t2.small", "m4.large"],
    };
}
