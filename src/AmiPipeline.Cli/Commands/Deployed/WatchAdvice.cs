namespace AmiPipeline.Cli.Commands.Deployed;

/// <summary>Commands for a person to copy.</summary>
internal static class WatchAdvice
{
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

    private static string NextName(string name) =>
        name.LastIndexOf("-attempt-", StringComparison.Ordinal) is > 0 and var at && int.TryParse(name[(at + "-attempt-".Length)..], out var attempt)
            ? $"{name[..at]}-attempt-{attempt + 1}"
            : $"{name}-attempt-2";

    private static string Option(string? profile) => profile is null ? "" : $" --profile {profile}";
}
