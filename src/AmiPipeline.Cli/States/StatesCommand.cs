using System.CommandLine;

namespace AmiPipeline.Cli.States;

/// <summary><c>states</c>: what can be done with any definition in the Amazon States Language.</summary>
internal static class StatesCommand
{
    public const string Name = "states";

    /// <summary>The command.</summary>
    /// <param name="terminal">Where its parts read and write.</param>
    /// <param name="output">The option that says in what form.</param>
    public static Command Create(Terminal terminal, Option<string> output) =>
        new(Name, "Check and run any Amazon States Language definition (JSONPath). Needs no AWS account.")
        {
            StatesValidateCommand.Create(terminal, output),
            StatesRunCommand.Create(terminal, output),
        };
}
