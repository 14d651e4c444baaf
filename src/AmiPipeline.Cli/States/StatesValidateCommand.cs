using System.CommandLine;

namespace AmiPipeline.Cli.States;

/// <summary><c>states validate</c>: says all that is wrong with a definition.</summary>
/// <param name="terminal">Where to read and write.</param>
internal sealed class StatesValidateCommand(Terminal terminal)
{
    /// <summary>The command.</summary>
    /// <param name="terminal">Where it reads and writes.</param>
    /// <param name="output">The option that says in what form.</param>
    public static Command Create(Terminal terminal, Option<string> output)
    {
        var command = new Command("validate", "Check a definition: every fault at once, each with its place and, for a misspelt name, the name meant.");
        var file = new Argument<string>("FILE") { Description = "The definition, JSON; - for standard input." };
        command.Arguments.Add(file);
        command.SetAction(parsed => new StatesValidateCommand(terminal).Validate(parsed.GetRequiredValue(file), parsed.GetValue(output) == OutputFormat.Json));
        return command;
    }

    private int Validate(string file, bool isJson)
    {
        var definition = DefinitionSource.Read(new TextSource(terminal.In), file);
        var faults = definition.Check();
        terminal.OutWriter.WriteLine(
            isJson ? StatesJson.FormatFaults(faults)
            : faults.Count > 0 ? definition.Refusal(faults)
            : $"{definition.Name} is valid.");
        return faults.Count > 0 ? ExitCodes.Refused : ExitCodes.Done;
    }
}
