using AmiPipeline.Engines.Fleets;
using AmiPipeline.Reports.Texts;
using Spectre.Console;

namespace AmiPipeline.Cli.Reports;

/// <summary>Prints a fleet's status.</summary>
/// <param name="console">Where to.</param>
internal sealed class FleetReport(IAnsiConsole console)
{
    private const int MaxWaits = 5;

    /// <summary>Prints it, with what failed.</summary>
    /// <param name="progress">Its status.</param>
    /// <param name="now">The time, for a fleet that runs.</param>
    public void Write(FleetProgress progress, DateTimeOffset now)
    {
        if (progress.Failures.Count > 0)
        {
            var table = new TextTable(2, "Failed", "Error", "Because");
            foreach (var failure in progress.Reasons.SelectMany(reason => reason))
            {
                table.Add(failure.Source, failure.Error, failure.Cause?.ReplaceLineEndings(" ") ?? "");
            }

            table.WriteTo(console);
        }

        if (progress.Parts.Count > 0)
        {
            var parts = new TextTable(3, "Account", "Region", "Status", "Images");
            foreach (var part in progress.Parts)
            {
                var location = PlaceOf(part);
                parts.Add(location.AccountId, location.Region, Wording.Status(part.Status), Counts(part));
            }

            parts.WriteTo(console);
        }

        var took = Wording.Duration((progress.Stopped ?? now) - progress.Started);
        var facts = new Facts()
            .Add("Fleet", progress.Fleet)
            .AddAll("Execution", progress.ExecutionArn is { } one ? [one] : progress.Parts.Select(part => part.ExecutionArn!))
            .Add("Status", progress.Stopped is null ? $"{Wording.Status(progress.Status)} for {took}" : $"{Wording.Status(progress.Status)} after {took}", Style(progress))
            .Add("Images", Counts(progress))
            .AddAll("Queue", Queue(progress))
            .AddAll("Failed", progress.Reasons.Select(reason => $"{Wording.Count(reason.Count(), "image")}: {reason.Key}"), "red");
        if (progress.Error is { } error && error != FleetStates.FleetIncompleteError)
        {
            facts.Add("Ended", progress.Cause is { } cause ? $"{error}: {cause}" : error, "red");
        }

        facts.WriteTo(console);
    }

    /// <summary>The counts in a line.</summary>
    /// <param name="progress">Its status.</param>
    public static string Counts(FleetProgress progress)
    {
        if (progress is { Requests: 0, Stopped: null })
        {
            return "beginning";
        }

        List<string> counts = [$"{progress.Converted} of {progress.Requests} converted"];
        if (progress.Running > 0)
        {
            counts.Add($"{progress.Running} running{(progress.WaitingForQuota > 0 ? $", {progress.WaitingForQuota} of them waiting for quota{Slots(progress)}" : "")}");
        }

        if (progress.Failures.Count > 0)
        {
            counts.Add($"{progress.Failures.Count} failed");
        }

        if (progress.Aborted > 0)
        {
            counts.Add($"{progress.Aborted} stopped");
        }

        if (progress.Pending > 0)
        {
            counts.Add(progress.Stopped is null ? $"{progress.Pending} to come" : $"{progress.Pending} not begun");
        }

        return string.Join(", ", counts);
    }

    /// <summary>The account and Region of a part of a fleet.</summary>
    /// <param name="part">The part.</param>
    public static AwsLocation PlaceOf(FleetProgress part) => ExecutionArn.Parse(part.ExecutionArn!).Location;

    private static string Slots(FleetProgress progress) => progress.InQueue.Count() is var count and > 0 ? $", {count} for copy slots" : "";

    // In the order of the places; a long line is summed up.
    private static IEnumerable<string> Queue(FleetProgress progress)
    {
        var waits = progress.InQueue.GroupBy(place => place).OrderBy(group => group.Key.Length).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        return waits.Take(MaxWaits).Select(group => group.Count() == 1 ? group.Key : $"{group.Key} ({group.Count()})").Concat(waits.Count > MaxWaits ? [$"{waits.Count - MaxWaits} more"] : []);
    }

    private static string Style(FleetProgress progress) => progress.Status switch
    {
        "RUNNING" => "default",
        "SUCCEEDED" => "green",
        _ => "bold red",
    };
}
