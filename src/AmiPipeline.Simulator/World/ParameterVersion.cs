namespace AmiPipeline.Simulator.World;

/// <summary>One version of a parameter.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Value">Its value.</param>
/// <param name="DataType"><c>text</c>, or that of an image's id.</param>
/// <param name="Modified">When it was put.</param>
internal sealed record ParameterVersion(int Number, string Value, string DataType, DateTimeOffset Modified)
{
    public string? Description { get; init; }

    /// <summary>By what a version can be asked for besides its number; a label is on one version of a parameter at most.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    public string? AllowedPattern { get; init; }

    /// <summary>The key of a SecureString as it was written; null for another type.</summary>
    public string? KeyId { get; init; }
}
