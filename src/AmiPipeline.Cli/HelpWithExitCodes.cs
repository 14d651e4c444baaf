using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using AmiPipeline.Cli.Commands.States;

namespace AmiPipeline.Cli;

/// <summary>The usual help, followed by the exit codes.</summary>
/// <param name="help">The usual help.</param>
internal sealed class HelpWithExitCodes(HelpAction help) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        var writer = parseResult.InvocationConfiguration.Output;
        writer.WriteLine("Exit codes:");
        foreach (var (code, meaning) in IsOfStates(parseResult.CommandResult.Command) ? ExitCodes.OfStates : ExitCodes.All)
        {
            writer.WriteLine($"  {code,3}  {meaning}");
        }

        return ExitCodes.Done;
    }

    private static bool IsOfStates(Command command) =>
        command.Name == StatesCommand.Name || command.Parents.Any(parent => parent.Name == StatesCommand.Name);
}
