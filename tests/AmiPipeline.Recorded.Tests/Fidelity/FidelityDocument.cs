namespace AmiPipeline.Recorded.Tests.Fidelity;

/// <summary>The tables of <c>docs/simulator-fidelity.md</c>.</summary>
internal static class FidelityDocument
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "simulator-fidelity.md"));

    /// <summary>The rows of the table under a heading, cell by cell.</summary>
    public static IReadOnlyList<string[]> Rows(string heading) =>
    [
        .. Lines.SkipWhile(line => line != heading).Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(1)
            .Select(line => line.Trim('|').Split(" | ").Select(cell => cell.Trim()).ToArray()),
    ];
}
