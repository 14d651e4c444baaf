using System.Globalization;
using AmiPipeline.Cli.Inputs;

namespace AmiPipeline.Cli.Commands.Deployed;

/// <summary>Commands for a person to copy.</summary>
internal static class WatchAdvice
{
    private const string Attempt = "-attempt-";

    /// <summary>The command that watches an execution.</summary>
    /// <param name="executionArn">The execution.</param>
    /// <param name="profile">The profile in use; null for none.</param>
    public static string Watch(string executionArn, string? profile) => $"ami-pipeline watch {executionArn}{Option(profile)}";

    /// <summary>The command that carries a request out once more, as an execution of its own.</summary>
    /// <param name="requestPath">The request's file.</param>
    /// <param name="stateMachineArn">The state machine.</param>
    /// <param name="name">The name of the execution that failed.</param>
    /// <param name="profile">The profile in use; null for none.</param>
    public static string Again(string requestPath, string stateMachineArn, string name, string? profile) =>
        $"ami-pipeline start {requestPath} --state-machine {stateMachineArn} --name {NextName(name)}{Option(profile)}";

    private static string NextName(string name)
    {
        var at = name.LastIndexOf(Attempt, StringComparison.Ordinal);
        var isCounted = int.TryParse(at > 0 ? name[(at + Attempt.Length)..] : "", CultureInfo.InvariantCulture, out var attempt);
        var stem = isCounted ? name[..at] : name;
        var suffix = string.Create(CultureInfo.InvariantCulture, $"{Attempt}{(isCounted ? attempt + 1 : 2)}");
        return stem[..Math.Min(stem.Length, ExecutionName.Longest - suffix.Length)] + suffix;
    }

    private static string Option(string? profile) => profile is null ? "" : $" --profile {profile}";
}
