using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using AmiPipeline.Cli.States;

namespace AmiPipeline.Cli.Commands;

/// <summary>The usual help, followed by what the exit codes mean.</summary>
/// <param name="help">The usual help.</param>
internal sealed class HelpWithExitCodes(HelpAction help) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        var writer = parseResult.InvocationConfiguration.Output;
        writer.WriteLine("Exit codes:");
        foreach (var (code, meaning) in StatesExitCodes.AreOf(parseResult.CommandResult.Command) ? StatesExitCodes.All : ExitCodes.All)
        {
            writer.WriteLine($"  {code,3}  {meaning}");
        }

        return ExitCodes.Done;
    }
}
