namespace AmiPipeline.Cli.Commands;

/// <summary>The command that removes what an execution made, for a person to copy.</summary>
internal static class CleanUpAdvice
{
    /// <summary>The command.</summary>
    /// <param name="executionArn">The execution's ARN, which names account and Region.</param>
    /// <param name="profile">The profile in use; null for none.</param>
    /// <param name="run">What the execution was run with, where that is known: a source of another account is unshared by it.</param>
    public static string Of(string executionArn, string? profile, SimulationArguments? run = null) =>
        $"ami-pipeline cleanup --execution {executionArn}{(profile is null ? "" : $" --profile {profile}")}"
        + (run?.ConfigurationFile is { } configuration ? $" --request {run.RequestPath} --configuration {configuration}" : "");
}
