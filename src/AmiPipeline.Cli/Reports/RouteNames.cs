using AmiPipeline.Plans;

namespace AmiPipeline.Cli.Reports;

/// <summary>Routes by the names that requests and documents have for them.</summary>
internal static class RouteNames
{
    /// <summary>The route, and the second if there is one.</summary>
    /// <param name="first">The route.</param>
    /// <param name="second">The second; null where there is none.</param>
    public static string Of(ImageRoute first, ImageRoute? second) => second is null ? Of(first) : $"{Of(first)}, then {Of(second.Value)}";

    private static string Of(ImageRoute route) => route == ImageRoute.CopyFirst ? ImageRoute.Copy.JsonName() : route.JsonName();
}
