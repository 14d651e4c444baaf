using Spectre.Console;

namespace AmiPipeline.Cli.Reports;

/// <summary>Tells a person why nothing was done.</summary>
/// <param name="console">Where to.</param>
internal sealed class ErrorReport(IAnsiConsole console)
{
    /// <summary>Prints the error: for a refused request each problem on a line of its own.</summary>
    /// <param name="error">The error.</param>
    public void Write(UserErrorException error)
    {
        if (error.Problems.Count == 0)
        {
            foreach (var line in error.Message.Split('\n'))
            {
                console.WriteLine(line);
            }

            return;
        }

        console.MarkupLine($"[red]The request is refused. {error.Touched ?? TouchedText.Nothing}[/]");
        foreach (var problem in error.Problems)
        {
            console.MarkupLine($"  [bold]{Markup.Escape(problem.Field.Length == 0 ? "request" : problem.Field)}[/]: {Markup.Escape(problem.Message)}");
        }
    }
}
