namespace AmiPipeline.StateMachine.Picture;

/// <summary>The picture of the state machine in the README, between two marker lines.</summary>
public static class ReadmePicture
{
    /// <summary>The line before the picture.</summary>
    public const string Begin = "<!-- state machine: begin -->";

    /// <summary>The line after the picture.</summary>
    public const string End = "<!-- state machine: end -->";

    /// <summary>The README with the picture of a document in its place.</summary>
    /// <param name="readme">The README as it is, with both marker lines.</param>
    /// <param name="asl">The state machine document.</param>
    /// <exception cref="FormatException">The README lacks a marker line, or has them in the wrong order.</exception>
    public static string Put(string readme, string asl)
    {
        var begin = readme.IndexOf(Begin, StringComparison.Ordinal);
        var end = begin < 0 ? -1 : readme.IndexOf(End, begin, StringComparison.Ordinal);
        return end < 0
            ? throw new FormatException($"README.md has no place for the picture: it must have the line {Begin} and, after it, {End}.")
            : $"{readme[..(begin + Begin.Length)]}\n\n```mermaid\n{MermaidDiagram.Of(asl)}```\n\n{readme[end..]}";
    }
}
