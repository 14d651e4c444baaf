using AmiPipeline.Reports.Html;
using AmiPipeline.Simulator.Inspection;

namespace AmiPipeline.Cli.SimulatorConsole;

/// <summary>The page of what an account has in a Region.</summary>
internal static class PlacePage
{
    /// <summary>The page; null if there is no such account or Region.</summary>
    /// <param name="source">What the console shows.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="region">The Region.</param>
    /// <param name="find">The text that rows contain; empty for all.</param>
    public static ConsoleView? Create(ConsoleSource source, string accountId, string region, string find)
    {
        var (accounts, regions) = source.Cloud.Places;
        if (!accounts.Contains(accountId) || !regions.Contains(region))
        {
            return null;
        }

        var place = source.Cloud.Inspect(accountId, region);
        var roles = source.Cloud.Iam.RolesOf(accountId);
        var tables = new PlaceTables(place, new KeyCells([place]), find);
        return new ConsoleView($"Account {accountId}, {region}",
        [
            new("find", "Find", markup => WriteFind(markup, place, find)) { IsLive = false },
            new("images", "Images", tables.Images),
            new("snapshots", "Snapshots", tables.Snapshots),
            new("volumes", "Volumes", tables.Volumes),
            new("instances", "Instances", tables.Instances),
            new("keys", "Keys and grants", tables.Keys),
            new("permissions", "Permissions", markup => PermissionSection.Write(markup, place, roles)),
            new("groups", "Security groups", tables.SecurityGroups),
            new("parameters", "Parameters", tables.Parameters),
            new("templates", "Launch templates", tables.LaunchTemplates),
        ]);
    }

    private static void WriteFind(MarkupWriter markup, AccountView place, string find)
    {
        using var form = markup.Begin("form", ("method", "get"), ("action", ConsolePaths.PlacePage), ("role", "search"));
        markup.Empty("input", ("type", "hidden"), ("name", "account"), ("value", place.AccountId));
        markup.Empty("input", ("type", "hidden"), ("name", "region"), ("value", place.Region));
        using (markup.Begin("span", ("class", "field")))
        {
            markup.Element("label", "Id, name, key, tag, account or state", ("for", "find-text"));
            markup.Empty("input", ("type", "search"), ("id", "find-text"), ("name", "find"), ("value", find), ("maxlength", 200));
        }

        markup.Element("button", "Find");
    }
}
