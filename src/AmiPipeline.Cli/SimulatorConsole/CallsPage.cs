using AmiPipeline.Reports.Html;
using AmiPipeline.Simulator.Logs;

namespace AmiPipeline.Cli.SimulatorConsole;

/// <summary>The page of the newest calls.</summary>
internal static class CallsPage
{
    private const int MaxCalls = 200;

    /// <summary>The page.</summary>
    /// <param name="source">What the console shows.</param>
    /// <param name="find">The action, error or account that the calls have; empty for all.</param>
    public static ConsoleView Create(ConsoleSource source, string find) => new("Calls",
    [
        new("find", "Find", markup => WriteFind(markup, find)) { IsLive = false },
        new("calls", "Newest calls", markup => Write(markup, source.Cloud.Calls, find)),
        new("step-functions", "Step Functions", markup => StepFunctionsCalls.Write(markup, source.Pipelines.Calls, find)),
    ]);

    private static void Write(MarkupWriter markup, CallLog calls, string find)
    {
        var found = calls.All.Where(call => IsFound(call, find)).ToList();
        markup.Element("p", $"{calls.Count} calls so far{(find.Length == 0 ? "" : $", of the newest {found.Count} with \"{find}\"")}{(found.Count > MaxCalls ? $"; the newest {MaxCalls} are shown" : "")}.", ("class", "muted"));
        CallList.Write(markup, found.TakeLast(MaxCalls));
    }

    private static bool IsFound(RecordedCall call, string find) =>
        find.Length == 0 || new[] { call.Action, call.ErrorCode ?? "ok", call.AccountId, call.Region, call.RoleArn ?? "" }.Any(text => text.Contains(find, StringComparison.OrdinalIgnoreCase));

    private static void WriteFind(MarkupWriter markup, string find)
    {
        using var form = markup.Begin("form", ("method", "get"), ("action", ConsolePaths.Calls), ("role", "search"));
        using (markup.Begin("span", ("class", "field")))
        {
            markup.Element("label", "Action, error, account, Region or role", ("for", "find-text"));
            markup.Empty("input", ("type", "search"), ("id", "find-text"), ("name", "find"), ("value", find), ("maxlength", 200));
        }

        markup.Element("button", "Find");
    }
}
