using System.CommandLine;
using AmiPipeline.Cli.Commands.Options;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Cli.Json;

namespace AmiPipeline.Cli.Commands.States;

/// <summary><c>states validate</c>: reports all errors of a definition.</summary>
/// <param name="terminal">Where to read and write.</param>
internal sealed class StatesValidateCommand(Terminal terminal)
{
    /// <summary>The command.</summary>
    /// <param name="terminal">Where it reads and writes.</param>
    /// <param name="output">The output format.</param>
    public static Command Create(Terminal terminal, OutputOption output)
    {
        var command = new Command("validate", "Validate a definition. Reports all errors at once, each with its location and, for a misspelled name, a suggestion.");
        var file = new Argument<string>("FILE") { Description = "The definition, JSON; - for standard input." };
        command.Arguments.Add(file);
        command.Options.Add(output);
        command.SetAction(parsed => new StatesValidateCommand(terminal).Validate(parsed.GetRequiredValue(file), output.IsJson(parsed)));
        return command;
    }

    private int Validate(string file, bool isJson)
    {
        var definition = DefinitionSource.Read(new TextSource(terminal.In), file);
        var faults = definition.Check();
        terminal.OutWriter.WriteLine(
            isJson ? StatesJson.FormatFaults(faults)
            : faults.Count > 0 ? definition.Describe(faults)
            : $"{definition.Name} is valid.");
        return faults.Count > 0 ? ExitCodes.Refused : ExitCodes.Done;
    }
}
