namespace AmiPipeline.Cli.Commands;

/// <summary>The command that removes what an execution made, for a person to copy.</summary>
internal static class CleanUpAdvice
{
    /// <summary>The command.</summary>
    /// <param name="executionArn">The execution's ARN, which names account and Region.</param>
    /// <param name="profile">The profile in use; null for none.</param>
    public static string Of(string executionArn, string? profile) =>
        $"ami-pipeline cleanup --execution {executionArn}{(profile is null ? "" : $" --profile {profile}")}";
}
