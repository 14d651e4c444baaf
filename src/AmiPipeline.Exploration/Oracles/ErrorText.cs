using System.Text.Json;
using AmiPipeline.Exploration.Faults;
using AmiPipeline.Exploration.Trials;

namespace AmiPipeline.Exploration.Oracles;

/// <summary>Whether an error says what a person needs to know.</summary>
internal static class ErrorText
{
    private const int MinLength = 20;

    // What .NET throws in a case that nobody thought of.
    private static readonly string[] Bugs =
    [
        "NullReferenceException", "InvalidOperationException", "ArgumentException", "ArgumentNullException", "ArgumentOutOfRangeException", "KeyNotFoundException",
        "IndexOutOfRangeException", "FormatException", "InvalidCastException", "NotSupportedException", "JsonException", "XmlException", "UnreachableException", "States.Runtime",
        "States.DataLimitExceeded",
    ];

    /// <summary>What is wrong with an error; null for nothing.</summary>
    /// <param name="run">An execution that failed.</param>
    /// <param name="faults">What it suffered.</param>
    public static string? FindFault(RunRecord run, IReadOnlyList<PlannedFault> faults)
    {
        var cause = CauseOf(run);
        return string.IsNullOrEmpty(run.Error) ? "the failure has no error name"
            : Bugs.Contains(run.Error) ? $"the error is a {run.Error}: {cause}"
            : cause.Length < MinLength ? $"the cause is \"{cause}\""
            : faults.Count == 1 && faults[0].Reason is { } reason && !cause.Contains(reason, StringComparison.OrdinalIgnoreCase) ? $"the cause does not name the reason (\"{reason}\"): {run.Error}: {cause}"
            : null;
    }

    /// <summary>The cause as a person reads it.</summary>
    public static string CauseOf(RunRecord run)
    {
        try
        {
            using var document = JsonDocument.Parse(run.Cause ?? "");
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("errorMessage", out var message) ? message.GetString() ?? "" : run.Cause!;
        }
        catch (JsonException)
        {
            return run.Cause ?? "";
        }
    }
}
