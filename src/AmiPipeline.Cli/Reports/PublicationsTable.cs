using AmiPipeline.Plans;
using AmiPipeline.Requests;
using AmiPipeline.Verification;

namespace AmiPipeline.Cli.Reports;

/// <summary>What is published of an image and its copies, one row for each thing: as requested, and as it is. Both tables have the same rows.</summary>
internal static class PublicationsTable
{
    /// <summary>As planned; null if there is nothing.</summary>
    /// <param name="plan">The image's plan.</param>
    public static TextTable? Create(ImagePlan plan)
    {
        if (!plan.Publishes)
        {
            return null;
        }

        var table = new TextTable(unwrapped: 1, "Published in", "What", "How");
        foreach (var (location, publish) in Places(plan))
        {
            AddRows(table, location.Describe(plan.Location), Planned(publish));
        }

        return table;
    }

    /// <summary>As it is; null if there is nothing.</summary>
    /// <param name="items">What was published.</param>
    /// <param name="home">Where the image itself is.</param>
    public static TextTable? Create(IReadOnlyList<Publication> items, AwsLocation home)
    {
        if (items.Count == 0)
        {
            return null;
        }

        var table = new TextTable(unwrapped: 2, "Published in", "Image", "What", "How");
        foreach (var item in items)
        {
            AddRows(table, item.Location.Describe(home), Found(item).Select(row => (row.What, row.How)), item.ImageId);
        }

        return table;
    }

    /// <summary>Where something is published, and what.</summary>
    public static IEnumerable<(AwsLocation Location, RequestPublish Publish)> Places(ImagePlan plan) =>
        from place in plan.Copies.Select(copy => (copy.Location, Publish: copy.Publish ?? plan.Publish)).Prepend((plan.Location, Publish: plan.KeepsImage ? plan.Publish : null))
        where place.Publish is { IsEmpty: false }
        select (place.Location, place.Publish!);

    /// <summary>What is asked for, thing by thing.</summary>
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

    private static void AddRows(TextTable table, string where, IEnumerable<(string What, string How)> rows, params string[] image)
    {
        foreach (var (what, how) in rows)
        {
            table.Add([where, .. image, what, how]);
        }
    }
}
