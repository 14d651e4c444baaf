using AmiPipeline.Reports.Html;
using AmiPipeline.Reports.Texts;
using AmiPipeline.Simulator.Inspection;

namespace AmiPipeline.Cli.SimulatorConsole;

/// <summary>The first page: what is where, what happens, and what a person can do about it.</summary>
internal static class OverviewPage
{
    private const int NewestCalls = 20;

    /// <summary>The page.</summary>
    /// <param name="source">What the console shows.</param>
    public static ConsoleView Create(ConsoleSource source)
    {
        List<ConsoleSection> sections =
        [
            new("accounts", "Accounts and Regions", markup => WritePlaces(markup, source)),
            new("time", "Time", markup => TimeForms.Write(markup, source)) { IsLive = false },
            new("faults", "Faults", markup => FaultForms.Write(markup, source.Pipelines.StateMachineArns.Any())) { IsLive = false },
            new("pending", "Planned faults", markup => WritePending(markup, source)),
            new("calls", "Newest calls", markup => CallList.Write(markup, source.Cloud.Calls.All.TakeLast(NewestCalls))),
        ];
        if (source.Pipelines.StateMachineArns.Any())
        {
            sections.Insert(1, new("executions", "Executions", markup => ExecutionTable.Write(markup, source.Executions)));
        }

        return new ConsoleView("Simulated AWS", sections);
    }

    private static void WritePlaces(MarkupWriter markup, ConsoleSource source)
    {
        var table = new HtmlTable("What each account has in each Region", "Account and Region", "Images", "Snapshots", "not encrypted", "Volumes", "Instances", "In progress", "Keys", "Encryption by default");
        foreach (var place in source.Places())
        {
            table.Add(
                new($"{place.AccountId} {place.Region}", Link: ConsolePaths.Place(place.AccountId, place.Region)), HtmlCell.Number(place.Images.Count), HtmlCell.Number(place.Snapshots.Count),
                HtmlCell.Number(place.Snapshots.Count(snapshot => snapshot.KeyArn is null)), HtmlCell.Number(place.Volumes.Count), HtmlCell.Number(place.Instances.Count), HtmlCell.Number(InProgress(place)), HtmlCell.Number(place.Keys.Count),
                place.EncryptionByDefault ? "on" : "off");
        }

        table.WriteTo(markup);
        var (accounts, regions) = source.Cloud.Places;
        markup.Element("p", $"{Wording.Count(accounts.Count, "account")} in {string.Join(", ", regions)}. What has nothing is left out.", ("class", "muted"));
    }

    private static int InProgress(AccountView place) =>
        place.Images.Count(image => image.State == "pending") + place.Snapshots.Count(snapshot => snapshot.State == "pending") + place.Volumes.Count(volume => volume.State == "creating")
        + place.Instances.Count(instance => instance.State is "pending" or "stopping" or "shutting-down");

    private static void WritePending(MarkupWriter markup, ConsoleSource source)
    {
        var count = source.PendingFaults;
        markup.Element("p", count == 0 ? "None." : $"{Wording.Count(count, "fault")} {(count == 1 ? "has" : "have")} not struck yet.");
        if (count > 0)
        {
            using var form = ConsoleForms.Begin(markup, "forget-faults");
            markup.Element("button", "Forget them");
        }
    }

}
