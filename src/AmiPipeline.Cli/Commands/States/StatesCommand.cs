using System.CommandLine;
using AmiPipeline.Cli.Commands.Options;

namespace AmiPipeline.Cli.Commands.States;

/// <summary><c>states</c>: works with any Amazon States Language definition.</summary>
internal static class StatesCommand
{
    public const string Name = "states";

    /// <summary>The command.</summary>
    /// <param name="terminal">Where its subcommands read and write.</param>
    /// <param name="output">The output format.</param>
    public static Command Create(Terminal terminal, OutputOption output) =>
        new(Name, "Validate and run any Amazon States Language definition (JSONPath). Needs no AWS account.")
        {
            StatesValidateCommand.Create(terminal, output),
            StatesRunCommand.Create(terminal, output),
        };
}
