using System.Text.Json;
using AmiPipeline.Cli.Reports;

namespace AmiPipeline.Cli.Progress;

/// <summary>Says in a few words what came of a step, by the shape of its function's output.</summary>
internal static class StepDetail
{
    private static readonly string[] Ids = ["imageId", "instanceId"];
    private static readonly string[] ItemIds = ["volumeId", "snapshotId"];

    /// <summary>The words; empty where the output says nothing worth a line.</summary>
    /// <param name="output">The function's output.</param>
    public static string Of(string output)
    {
        using var document = JsonDocument.Parse(output);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            return "";
        }

        return Planned(root) ?? Verified(root) ?? Shared(root) ?? Committed(root) ?? Resource(root) ?? "";
    }

    /// <summary>The state that a check found, where the output has one.</summary>
    /// <param name="output">The check function's output.</param>
    public static string? StateOf(string output)
    {
        using var document = JsonDocument.Parse(output);
        return Text(document.RootElement, "state");
    }

    /// <summary>Whether clean-up says that there was nothing to look for.</summary>
    /// <param name="output">Its output.</param>
    public static bool IsNothingMade(string output)
    {
        using var document = JsonDocument.Parse(output);
        return document.RootElement.TryGetProperty("nothingMade", out var nothing) && nothing.ValueKind == JsonValueKind.True;
    }

    private static string? Planned(JsonElement root) =>
        root.TryGetProperty("plan", out var plan) ? $"route {Text(plan, "route")}{(Text(plan, "secondRoute") is { } second ? $", then {second}" : "")}" : null;

    private static string? Verified(JsonElement root) =>
        root.TryGetProperty("devices", out var devices) ? $"as planned, {Wording.Count(devices.GetArrayLength(), "device")}" : null;

    private static string? Shared(JsonElement root)
    {
        if (Text(root, "accountId") is not { } account || !root.TryGetProperty("resourceIds", out var ids))
        {
            return null;
        }

        var kinds = ids.EnumerateArray().Select(id => id.GetString()!.Split('-', ':')[0]).ToLookup(kind => kind);
        string[] parts =
        [
            .. kinds["ami"].Any() ? ["the image"] : Array.Empty<string>(),
            .. kinds["snap"].Any() ? [Wording.Count(kinds["snap"].Count(), "snapshot")] : Array.Empty<string>(),
            .. kinds["arn"].Any() ? [Wording.Count(kinds["arn"].Count(), "key")] : Array.Empty<string>(),
        ];
        return parts.Length == 0 ? $"nothing of account {account}" : $"{string.Join(", ", parts)} of account {account}";
    }

    private static string? Committed(JsonElement root) =>
        !root.TryGetProperty("resourceIds", out var ids) ? null
        : ids.GetArrayLength() == 0 ? "committed before"
        : $"the image and {Wording.Count(ids.GetArrayLength() - 1, "snapshot")}";

    private static string? Resource(JsonElement root) =>
        root.TryGetProperty("items", out var items)
            ? string.Join(", ", items.EnumerateArray().Select(item => ItemIds.Select(name => Text(item, name)).OfType<string>().FirstOrDefault()))
            : Ids.Select(name => Text(root, name)).OfType<string>().FirstOrDefault();

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
