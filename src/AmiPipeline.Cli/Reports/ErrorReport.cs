using AmiPipeline.Cli.Hosting;
using Spectre.Console;

namespace AmiPipeline.Cli.Reports;

/// <summary>Prints why nothing was done.</summary>
/// <param name="console">Where to.</param>
internal sealed class ErrorReport(IAnsiConsole console)
{
    /// <summary>Prints the error: for a refused request, one problem per line.</summary>
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

        console.MarkupLine($"[red]The request was rejected. {error.Changes ?? ChangesText.None}[/]");
        foreach (var problem in error.Problems)
        {
            console.MarkupLine($"  [bold]{Markup.Escape(problem.Field.Length == 0 ? "request" : problem.Field)}[/]: {Markup.Escape(problem.Message)}");
        }
    }
}
