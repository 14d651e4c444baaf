using AmiPipeline.Requests;
using AmiPipeline.Verification;

namespace AmiPipeline.Reports.Texts;

/// <summary>What is published of an image and its copies, thing by thing: as requested, and as it is. Both have the same things.</summary>
internal static class PublicationRows
{
    /// <summary>What is requested, thing by thing.</summary>
    public static IEnumerable<(string What, string How)> Planned(RequestPublish publish)
    {
        if (publish.ImdsSupport is { } imds)
        {
            yield return ("IMDS support", imds);
        }

        if (publish.DeprecateAfterDays is { } days)
        {
            yield return ("deprecation", $"{Wording.Count(days, "day")} after it is made");
        }

        if (publish.DeprecateAt is { } time)
        {
            yield return ("deprecation", time);
        }

        if (publish.DeregistrationProtection is { } protection)
        {
            yield return ("deregistration protection", Text(protection));
        }

        foreach (var name in publish.Watermarks)
        {
            yield return ($"watermark {name}", "attached");
        }

        if (publish.Parameter is { } parameter)
        {
            yield return ($"parameter {parameter}", "names it");
        }

        if (publish.LaunchTemplate is { } template)
        {
            yield return ("launch template", $"a version of {template.LaunchTemplateId ?? template.LaunchTemplateName}, made from the {template.SourceVersion.JsonName()} one{(template.SetDefault ? "; becomes the default" : "")}");
        }
    }

    /// <summary>What AWS shows of it, thing by thing.</summary>
    public static IEnumerable<(string What, string How)> Found(Publication item)
    {
        if (item.ImdsSupport is { } imds)
        {
            yield return ("IMDS support", imds);
        }

        if (item.Deprecated is { } time)
        {
            yield return ("deprecation", $"{time.UtcDateTime:yyyy-MM-dd'T'HH:mm'Z'}");
        }

        if (item.DeregistrationProtection is { } protection)
        {
            yield return ("deregistration protection", Text(protection));
        }

        foreach (var key in item.Watermarks ?? [])
        {
            yield return ($"watermark {key[(item.Location.AccountId.Length + 1)..]}", key);
        }

        if (item.Parameter is { } parameter)
        {
            yield return ($"parameter {parameter.Name}", $"version {parameter.Version}");
        }

        if (item.LaunchTemplate is { } template)
        {
            yield return ("launch template", $"{template.LaunchTemplateId}, version {template.Version}{(template.IsDefault ? ", the default" : "")}");
        }
    }

    private static string Text(DeregistrationProtection protection) => protection == DeregistrationProtection.WithCooldown ? "with cooldown" : "without cooldown";
}
