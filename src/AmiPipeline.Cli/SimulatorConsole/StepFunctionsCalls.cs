using AmiPipeline.Reports.Html;
using AmiPipeline.StepFunctions;

namespace AmiPipeline.Cli.SimulatorConsole;

/// <summary>The newest calls of Step Functions, each with its body. They are a log of their own: no fault strikes them, and no role is required for them.</summary>
internal static class StepFunctionsCalls
{
    private const int MaxCalls = 200;
    private const int MaxBody = 4_000;

    // The simulator knows the account by the access key: AKIA and its 12 digits.
    private const string KeyPrefix = "AKIA";

    /// <summary>Writes them.</summary>
    /// <param name="markup">Where to.</param>
    /// <param name="calls">The calls, oldest first.</param>
    /// <param name="find">The operation, error or account that the calls have; empty for all.</param>
    public static void Write(MarkupWriter markup, IReadOnlyList<StepFunctionsCall> calls, string find)
    {
        var found = calls.Where(call => IsFound(call, find)).TakeLast(MaxCalls).Reverse().ToList();
        if (found.Count == 0)
        {
            markup.Element("p", "None.", ("class", "muted"));
            return;
        }

        var table = new HtmlTable("Calls of Step Functions, the newest first", "Time", "Operation", "Answer", "Account", "Body");
        foreach (var call in found)
        {
            table.Add(
                new($"{call.At.UtcDateTime:yyyy-MM-dd HH:mm:ss}", "line"), call.Operation.Length == 0 ? new HtmlCell("not of the protocol", "muted") : call.Operation,
                new(call.ErrorCode ?? "ok", call.ErrorCode is null ? "good" : "bad"), Account(call), HtmlCell.Value(call.Body.Length <= MaxBody ? call.Body : $"{call.Body[..MaxBody]}… ({call.Body.Length} characters)"));
        }

        table.WriteTo(markup);
    }

    private static bool IsFound(StepFunctionsCall call, string find) =>
        find.Length == 0 || new[] { call.Operation, call.ErrorCode ?? "ok", Account(call) }.Any(text => text.Contains(find, StringComparison.OrdinalIgnoreCase));

    private static string Account(StepFunctionsCall call) => call.AccessKeyId.StartsWith(KeyPrefix, StringComparison.Ordinal) ? call.AccessKeyId[KeyPrefix.Length..] : call.AccessKeyId;
}
