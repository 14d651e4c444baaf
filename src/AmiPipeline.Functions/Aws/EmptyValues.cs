namespace AmiPipeline.Functions.Aws;

/// <summary>EC2 reports what it does not know by an empty text or list, or by none.</summary>
internal static class EmptyValues
{
    /// <summary>The text; null if it is absent or empty.</summary>
    public static string? NullIfEmpty(this string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>The list; null if it is absent or empty.</summary>
    public static IReadOnlyList<string>? NullIfEmpty(this List<string>? list) => list is { Count: > 0 } ? list : null;
}
