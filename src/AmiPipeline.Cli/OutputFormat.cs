namespace AmiPipeline.Cli;

/// <summary>The forms of what is printed.</summary>
internal static class OutputFormat
{
    /// <summary>For people.</summary>
    public const string Text = "text";

    /// <summary>For programs: one JSON document on standard output and nothing else.</summary>
    public const string Json = "json";
}
