namespace AmiPipeline.StateMachine.Picture;

/// <summary>The diagram of the state machine in the documentation, between two marker lines.</summary>
public static class DiagramSection
{
    /// <summary>The document that has the diagram, from the root of the repository.</summary>
    public const string Path = "docs/architecture.md";

    /// <summary>The line before the diagram.</summary>
    public const string Begin = "<!-- state machine: begin -->";

    /// <summary>The line after the diagram.</summary>
    public const string End = "<!-- state machine: end -->";

    /// <summary>The document with the diagram of a state machine in its place.</summary>
    /// <param name="document">The document as it is, with both marker lines.</param>
    /// <param name="asl">The state machine, in Amazon States Language.</param>
    /// <exception cref="FormatException">The document lacks a marker line, or has them in the wrong order.</exception>
    public static string Put(string document, string asl)
    {
        var begin = document.IndexOf(Begin, StringComparison.Ordinal);
        var end = begin < 0 ? -1 : document.IndexOf(End, begin, StringComparison.Ordinal);
        return end < 0
            ? throw new FormatException($"{Path} has no place for the diagram: it must have the line {Begin} and, after it, {End}.")
            : $"{document[..(begin + Begin.Length)]}\n\n```mermaid\n{MermaidDiagram.Render(asl)}```\n\n{document[end..]}";
    }
}
