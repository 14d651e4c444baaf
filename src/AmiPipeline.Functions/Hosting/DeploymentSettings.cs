using AmiPipeline.Configuration;
using AmiPipeline.Functions.Settings;

namespace AmiPipeline.Functions.Hosting;

/// <summary>
/// The settings that a deployment gives its functions: the deployer's configuration in a file beside the executable, so that a function version keeps the
/// one it was published with, and by environment variables what only the deployment knows.
/// </summary>
internal static class DeploymentSettings
{
    private const string Root = "LAMBDA_TASK_ROOT";

    // A call to a distant Region takes a fifth of a second, and the first one most of a second: a hundred of them must fit into an invocation.
    private const int RegionsAtOnce = 16;

    /// <summary>Reads it all.</summary>
    /// <param name="environment">Reads the environment.</param>
    /// <exception cref="InvalidOperationException">There is no configuration: without guardrails nothing is served.</exception>
    /// <exception cref="ConfigurationRefusedException">The configuration is malformed.</exception>
    public static FunctionSettings Read(Func<string, string?> environment) => new()
    {
        Configuration = ConfigurationReader.Read(ReadFile(environment(Root)
            ?? throw new InvalidOperationException($"{Root} is not set: this program is started by Lambda."))),
        StateMachineArn = environment(DeploymentVariables.StateMachineArn),
        CleanUpStateMachineArn = environment(DeploymentVariables.CleanUpStateMachineArn),
        SubnetIds = List(environment(DeploymentVariables.SubnetIds)),
        SecurityGroupIds = List(environment(DeploymentVariables.SecurityGroupIds)),
        MayHaveMadeSecurityGroups = false,
        Parallelism = RegionsAtOnce,
    };

    private static string ReadFile(string root)
    {
        var path = Path.Combine(root, DeploymentConfiguration.FileName);
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"The deployment's configuration cannot be read: {error.Message}", error);
        }
    }

    private static string[] List(string? text) => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
