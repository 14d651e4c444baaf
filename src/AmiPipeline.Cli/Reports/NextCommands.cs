using System.Globalization;
using AmiPipeline.Cli.Inputs;

namespace AmiPipeline.Cli.Reports;

/// <summary>Commands to copy, for what comes next.</summary>
internal static class NextCommands
{
    private const string Attempt = "-attempt-";

    /// <summary>The command that removes what an execution created.</summary>
    /// <param name="executionArn">The execution's ARN, which names account and Region.</param>
    /// <param name="profile">The profile in use; null for none.</param>
    /// <param name="requestPath">The request's file, by which copies in other Regions are found; null if there are none, and no configuration.</param>
    /// <param name="configurationFile">The configuration in use; null for none. With both, a source in another account stops being shared, too.</param>
    public static string CleanUp(string executionArn, string? profile, string? requestPath = null, string? configurationFile = null) =>
        $"ami-pipeline cleanup --execution {executionArn}{Option(profile)}"
        + (requestPath is null ? "" : $" --request {requestPath}") + (configurationFile is null ? "" : $" --configuration {configurationFile}");

    /// <summary>The command that watches an execution.</summary>
    /// <param name="executionArn">The execution.</param>
    /// <param name="profile">The profile in use; null for none.</param>
    public static string Watch(string executionArn, string? profile) => $"ami-pipeline watch {executionArn}{Option(profile)}";

    /// <summary>The command that starts a request once more, as a new execution.</summary>
    /// <param name="requestPath">The request's file.</param>
    /// <param name="stateMachineArn">The state machine.</param>
    /// <param name="name">The name of the execution that failed.</param>
    /// <param name="profile">The profile in use; null for none.</param>
    public static string StartAgain(string requestPath, string stateMachineArn, string name, string? profile) =>
        $"ami-pipeline start {requestPath} --state-machine {stateMachineArn} --name {NextName(name)}{Option(profile)}";

    private static string NextName(string name)
    {
        var at = name.LastIndexOf(Attempt, StringComparison.Ordinal);
        var isCounted = int.TryParse(at > 0 ? name[(at + Attempt.Length)..] : "", CultureInfo.InvariantCulture, out var attempt);
        var stem = isCounted ? name[..at] : name;
        var suffix = string.Create(CultureInfo.InvariantCulture, $"{Attempt}{(isCounted ? attempt + 1 : 2)}");
        return stem[..Math.Min(stem.Length, ExecutionName.MaxLength - suffix.Length)] + suffix;
    }

    private static string Option(string? profile) => profile is null ? "" : $" --profile {profile}";
}
