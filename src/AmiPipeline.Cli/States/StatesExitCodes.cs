using System.CommandLine;

namespace AmiPipeline.Cli.States;

/// <summary>What the exit codes mean for <c>states</c> and its parts.</summary>
internal static class StatesExitCodes
{
    /// <summary>All of them, each with its meaning.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> All { get; } =
    [
        (ExitCodes.Done, "the definition is valid; with run, the execution succeeded"),
        (ExitCodes.ExecutionFailed, "the execution failed or timed out"),
        (ExitCodes.Refused, "the definition has faults or uses what is not supported, or the command line is malformed"),
        (ExitCodes.FileUnusable, "a file is missing or unreadable, or the input, mocks or context in it are not right"),
        (ExitCodes.Unexpected, "a fault of the program itself"),
        (ExitCodes.Cancelled, "cancelled with Ctrl-C"),
    ];

    /// <summary>Whether they are the codes of a command.</summary>
    /// <param name="command">The command.</param>
    public static bool AreOf(Command command) =>
        command.Name == StatesCommand.Name || command.Parents.Any(parent => parent.Name == StatesCommand.Name);
}
