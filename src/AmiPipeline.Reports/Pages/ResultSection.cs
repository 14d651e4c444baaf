using AmiPipeline.Reports.Html;
using AmiPipeline.Reports.Texts;

namespace AmiPipeline.Reports.Pages;

/// <summary>How the execution ended, what it took, and what a person should know of it.</summary>
internal static class ResultSection
{
    /// <summary>Writes it.</summary>
    /// <param name="markup">Where to.</param>
    /// <param name="content">The report's content.</param>
    public static void Write(MarkupWriter markup, ReportContent content)
    {
        var report = content.Report;
        markup.Element("p", ReportPage.Outcome(content), ("class", report.Result is null ? "outcome bad" : "outcome good"));
        using (markup.Begin("dl"))
        {
            foreach (var (heading, text) in Facts(content))
            {
                markup.Element("dt", heading);
                markup.Element("dd", text);
            }
        }

        if (report.Failure is { } failure)
        {
            markup.Element("h3", failure.Error);
            markup.Element("pre", failure.Cause, ("class", "lines"), ("tabindex", 0));
        }

        WriteWarnings(markup, content.Made.Image?.Warnings ?? content.Made.Plan?.Warnings ?? []);
    }

    private static IEnumerable<(string Heading, string Text)> Facts(ReportContent content)
    {
        var report = content.Report;
        if (report.Result is { } image)
        {
            yield return ("Image", Wording.Image(image));
        }

        if (content.Made.Plan is { } plan)
        {
            yield return ("Where", $"{plan.Location.Region}, account {plan.Location.AccountId}");
            yield return ("Source", Wording.Source(plan.SourceId, plan.SourceParameter));
            yield return ("Route", $"{Wording.Routes(plan.Route, plan.SecondRoute)}: {plan.Reason}");
        }

        foreach (var fact in Sharing(content))
        {
            yield return fact;
        }

        yield return ("Execution", report.ExecutionArn);
        if (report.History.Count > 0)
        {
            yield return ("Started", $"{Wording.Moment(report.History[0].Timestamp)}{(report.IsRealTime ? "" : ", in virtual time")}");
        }

        yield return ("Took", EndText.Took(report));
        if (report.SharedBy is { } account)
        {
            yield return ("Shared by", $"account {account}, for as long as the execution lasted");
        }
    }

    private static IEnumerable<(string Heading, string Text)> Sharing(ReportContent content)
    {
        var made = content.Image;
        foreach (var row in made is not null ? SharingRows.Create(made) : [])
        {
            yield return ($"Shared in {row.Where}", $"{(row.With.Length == 0 ? "with nobody else" : $"with {row.With}")}{(row.Without.Length == 0 ? "" : $"; no longer with {row.Without}")}{(row.FormerHolders is { } former ? $"; could use it before: {former}" : "")}");
        }

        foreach (var text in SharingRows.Describe(made?.Sharing?.KeyPolicies ?? [], content.Keys))
        {
            yield return ("Key policy", text);
        }

        foreach (var grant in made is not null ? AutoScalingGrant.Create(made) : [])
        {
            yield return ("Auto Scaling", $"{grant.Describe(content.Keys)} {grant.Command}");
        }

        foreach (var (text, command) in SharingRows.Describe(made?.Sharing?.StayingGrants ?? [], content.Keys))
        {
            yield return ("Grant left", $"{text} {command}");
        }

        if (made?.Sharing?.HasMoreStayingGrants == true)
        {
            yield return ("Grant left", SharingRows.MoreGrants);
        }
    }

    private static void WriteWarnings(MarkupWriter markup, IReadOnlyList<string> warnings)
    {
        if (warnings.Count == 0)
        {
            return;
        }

        markup.Element("h3", "Warnings");
        using var list = markup.Begin("ul", ("class", "warn"));
        foreach (var warning in warnings)
        {
            markup.Element("li", warning);
        }
    }
}
