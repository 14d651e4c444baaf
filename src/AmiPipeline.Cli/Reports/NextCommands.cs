using System.Globalization;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Reports.Texts;

namespace AmiPipeline.Cli.Reports;

/// <summary>Commands to copy, for what comes next.</summary>
internal static class NextCommands
{
    private const string Attempt = "-attempt-";
    private const string Program = "ami-pipeline ";
    private const string Printing = "printf %s ";

    /// <summary>Whether a line is a command to copy.</summary>
    /// <param name="line">The line.</param>
    public static bool IsCommand(string line) => line.StartsWith(Program, StringComparison.Ordinal) || line.StartsWith(Printing, StringComparison.Ordinal);

    /// <summary>The command that removes what an execution created.</summary>
    /// <param name="executionArn">The execution's ARN, which names account and Region.</param>
    /// <param name="profile">The profile in use; null for none.</param>
    /// <param name="request">The request, by which copies in other Regions are found; null if it is not known.</param>
    /// <param name="configurationFile">The configuration in use; null for none. With both, a source in another account stops being shared, too.</param>
    public static string CleanUp(string executionArn, string? profile, RequestFile? request = null, string? configurationFile = null)
    {
        var command = $"ami-pipeline cleanup --execution {ShellWord.Quote(executionArn)}{Option(profile)}";
        return request is null || (configurationFile is null && request.Request.Copies is null)
            ? command
            : $"{Input(request)}{command} --request {ShellWord.Quote(request.Path)}{(configurationFile is null ? "" : $" --configuration {ShellWord.Quote(configurationFile)}")}";
    }

    /// <summary>The command that watches an execution.</summary>
    /// <param name="executionArn">The execution.</param>
    /// <param name="profile">The profile in use; null for none.</param>
    public static string Watch(string executionArn, string? profile) => $"ami-pipeline watch {ShellWord.Quote(executionArn)}{Option(profile)}";

    /// <summary>The command that watches a fleet.</summary>
    /// <param name="executionArn">The execution of the fleet state machine.</param>
    /// <param name="profile">The profile in use; null for none.</param>
    public static string WatchFleet(string executionArn, string? profile) => $"ami-pipeline fleet watch {ShellWord.Quote(executionArn)}{Option(profile)}";

    /// <summary>The command that watches a fleet in several accounts and Regions.</summary>
    /// <param name="fleet">The fleet's name.</param>
    /// <param name="stateMachine">The name of its state machines.</param>
    /// <param name="list">Its list.</param>
    /// <param name="profile">The profile in use; null for none.</param>
    public static string WatchFleet(string fleet, string stateMachine, string list, string? profile) =>
        $"ami-pipeline fleet watch {ShellWord.Quote(fleet)} --state-machine {ShellWord.Quote(stateMachine)} --list {ShellWord.Quote(list)}{Option(profile)}";

    /// <summary>The command that starts a request once more, as a new execution.</summary>
    /// <param name="request">The request.</param>
    /// <param name="stateMachineArn">The state machine.</param>
    /// <param name="name">The name of the execution that failed.</param>
    /// <param name="profile">The profile in use; null for none.</param>
    public static string StartAgain(RequestFile request, string stateMachineArn, string name, string? profile) =>
        $"{Input(request)}ami-pipeline start {ShellWord.Quote(request.Path)} --state-machine {ShellWord.Quote(stateMachineArn)} --name {ShellWord.Quote(NextName(name))}{Option(profile)}";

    /// <summary>The command that runs one combination of faults again.</summary>
    /// <param name="request">The request.</param>
    /// <param name="subjectOptions">The options on which its outcome depends, as words.</param>
    /// <param name="key">The key of the combination.</param>
    public static string Replay(RequestFile request, IEnumerable<string> subjectOptions, string key) =>
        $"{Input(request)}ami-pipeline explore {string.Join(' ', new[] { request.Path }.Concat(subjectOptions).Concat(["--replay", key]).Select(ShellWord.Quote))}";

    private static string NextName(string name)
    {
        var at = name.LastIndexOf(Attempt, StringComparison.Ordinal);
        var isCounted = int.TryParse(at > 0 ? name[(at + Attempt.Length)..] : "", CultureInfo.InvariantCulture, out var attempt);
        var stem = isCounted ? name[..at] : name;
        var suffix = string.Create(CultureInfo.InvariantCulture, $"{Attempt}{(isCounted ? attempt + 1 : 2)}");
        return stem[..Math.Min(stem.Length, ExecutionName.MaxLength - suffix.Length)] + suffix;
    }

    // Standard input is read to its end: the command brings it along.
    private static string Input(RequestFile request) =>
        request.Path == TextSource.StandardInput ? $"{Printing}{ShellWord.Quote(ExecutionInput.Compact(request.Text))} | " : "";

    private static string Option(string? profile) => profile is null ? "" : $" --profile {ShellWord.Quote(profile)}";
}
