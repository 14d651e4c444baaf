namespace AmiPipeline.Functions.Aws;

/// <summary>What EC2 tells: an empty text or list is as little told as an absent one.</summary>
internal static class Told
{
    /// <summary>The text; null where it is absent or empty.</summary>
    public static string? OrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>The list; null where it is absent or empty.</summary>
    public static IReadOnlyList<string>? OrNull(List<string>? list) => list is { Count: > 0 } ? list : null;
}
