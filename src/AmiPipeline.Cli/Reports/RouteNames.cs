using AmiPipeline.Plans;

namespace AmiPipeline.Cli.Reports;

/// <summary>Routes by their names in JSON.</summary>
internal static class RouteNames
{
    /// <summary>The route, and after a capture the second.</summary>
    /// <param name="first">The route.</param>
    /// <param name="second">The second; null where there is none.</param>
    public static string Of(ImageRoute first, ImageRoute? second) => second is null ? first.JsonName() : $"{first.JsonName()}, then {second.Value.JsonName()}";
}
