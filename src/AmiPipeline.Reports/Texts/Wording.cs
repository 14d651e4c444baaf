using System.Globalization;
using AmiPipeline.Plans;
using AmiPipeline.Verification;

namespace AmiPipeline.Reports.Texts;

/// <summary>Times, numbers and names of values in text output.</summary>
internal static class Wording
{
    /// <summary>As on a stop watch: <c>0:05:29</c>, with hours as many as there are.</summary>
    /// <param name="span">The span; parts of a second are dropped.</param>
    public static string Clock(TimeSpan span) => $"{(long)span.TotalHours}:{span.Minutes:00}:{span.Seconds:00}";

    /// <summary>In words, the two largest units: <c>5 min 29 s</c>.</summary>
    /// <param name="span">The span; parts of a second are dropped.</param>
    public static string Duration(TimeSpan span) => span switch
    {
        { TotalDays: >= 1 } => $"{(int)span.TotalDays} d {span.Hours} h",
        { TotalHours: >= 1 } => $"{(int)span.TotalHours} h {span.Minutes} min",
        { TotalMinutes: >= 1 } => $"{(int)span.TotalMinutes} min {span.Seconds} s",
        _ => $"{(int)span.TotalSeconds} s",
    };

    /// <summary>A moment, in UTC: <c>2026-01-01 00:00:00 UTC</c>.</summary>
    /// <param name="time">The moment; parts of a second are dropped.</param>
    public static string Moment(DateTimeOffset time) => string.Create(CultureInfo.InvariantCulture, $"{time.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");

    /// <summary>The status of an execution on Step Functions: <c>timed out</c> for <c>TIMED_OUT</c>.</summary>
    /// <param name="status">The status.</param>
    public static string Status(string status) => status.Replace('_', ' ').ToLowerInvariant();

    /// <summary>The route of an image by the name that requests have for it, followed by the second route after a capture or a first copy.</summary>
    /// <param name="first">The route.</param>
    /// <param name="second">The second; null if there is none.</param>
    public static string Routes(ImageRoute first, ImageRoute? second) => second is null ? Route(first) : $"{Route(first)}, then {Route(second.Value)}";

    /// <summary>The source, and the parameter that named it.</summary>
    /// <param name="id">The source's id.</param>
    /// <param name="parameter">The parameter; null if the request gave the id.</param>
    public static string Source(string? id, ResolvedParameter? parameter) =>
        parameter is null ? id ?? "" : $"{id}, named by parameter {parameter.Name}, version {parameter.Version}";

    /// <summary>An image by its id and name. If only copies are kept, it is gone by now, or was not even made.</summary>
    /// <param name="image">The result of an execution.</param>
    public static string Image(VerifiedImage image) => image switch
    {
        { IsKept: true } => $"{image.ImageId}  {image.Name}",
        { ImageId.Length: > 0 } => $"{image.Name}: its copies only; {image.ImageId} itself was temporary",
        _ => $"{image.Name}: its copies only, which were made before",
    };

    /// <summary>Why a copy is not there, in a few words.</summary>
    /// <param name="copy">A copy that is not committed.</param>
    public static string Reason(ImageCopy copy) => copy switch
    {
        { Failure: { } failure } => failure.Error,
        { State: CopyState.RolledBack } => "given up because another copy failed",
        { State: CopyState.Verified } => "verified, but not committed",
        _ => "not finished",
    };

    /// <summary>yes or no.</summary>
    /// <param name="value">The answer.</param>
    public static string YesOrNo(bool value) => value ? "yes" : "no";

    /// <summary>A number with its noun: <c>1 check</c>, <c>3 checks</c>, <c>3 passes</c>.</summary>
    /// <param name="count">The number.</param>
    /// <param name="noun">The noun, singular.</param>
    public static string Count(long count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}{(noun.EndsWith('s') ? "es" : "s")}";

    /// <summary>How a copy is made, by its calls.</summary>
    /// <param name="copy">The copy's plan.</param>
    public static string MadeBy(CopyPlan copy) => copy.Route switch
    {
        ImageRoute.Existing => $"nothing, keeps {copy.ExistingImageId}",
        ImageRoute.Copy => "CopyImage",
        _ => "CopySnapshot, RegisterImage",
    };

    private static string Route(ImageRoute route) => route == ImageRoute.CopyFirst ? ImageRoute.Copy.JsonName() : route.JsonName();
}
