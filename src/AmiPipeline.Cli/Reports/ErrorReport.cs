using AmiPipeline.Reports.Texts;
using Spectre.Console;

namespace AmiPipeline.Cli.Reports;

/// <summary>Prints why nothing was done.</summary>
/// <param name="console">Where to.</param>
internal sealed class ErrorReport(IAnsiConsole console)
{
    private const int Indent = 4;

    /// <summary>Prints the error: for a refused request, each problem from its own line.</summary>
    /// <param name="error">The error.</param>
    public void Write(UserErrorException error)
    {
        if (error.Problems.Count == 0)
        {
            WriteMessage(error.Message);
            return;
        }

        console.WriteFolded($"The request was rejected. {error.Changes ?? ChangesText.None}", "red");
        foreach (var problem in error.Problems)
        {
            WriteProblem(problem.Field.Length == 0 ? "request" : problem.Field, problem.Message);
        }
    }

    // A command to copy is not folded.
    private void WriteMessage(string message)
    {
        foreach (var line in message.Split('\n'))
        {
            if (NextCommands.IsCommand(line))
            {
                console.WriteWhole((line, "default"));
            }
            else
            {
                console.WriteFolded(line);
            }
        }
    }

    private void WriteProblem(string field, string message)
    {
        var first = $"  {field}: ";
        if (first.Length + message.Length <= console.Profile.Width)
        {
            console.WriteWhole(("  ", "default"), (field, "bold"), ($": {message}", "default"));
            return;
        }

        console.WriteWhole(("  ", "default"), (field, "bold"), (":", "default"));
        foreach (var line in TextLines.Fold(message, console.Profile.Width - Indent))
        {
            console.WriteWhole((new string(' ', Indent) + line, "default"));
        }
    }
}
