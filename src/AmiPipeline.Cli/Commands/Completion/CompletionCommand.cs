using System.CommandLine;

namespace AmiPipeline.Cli.Commands.Completion;

/// <summary><c>completion</c>: prints the script by which a shell completes this program's command lines.</summary>
internal static class CompletionCommand
{
    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public static Command Create(Terminal terminal)
    {
        var shell = new Argument<string>("SHELL") { Description = $"The shell: {string.Join(", ", CompletionScripts.Shells)}." };
        shell.AcceptOnlyFromAmong([.. CompletionScripts.Shells]);
        var command = new Command("completion", "Print a script that completes command lines in a shell, such as: source <(ami-pipeline completion bash)") { shell };
        command.SetAction(parsed =>
        {
            terminal.OutWriter.Write(CompletionScripts.ForShell(parsed.GetRequiredValue(shell)));
            return ExitCodes.Done;
        });
        return command;
    }
}
