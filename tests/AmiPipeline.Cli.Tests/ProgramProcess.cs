using System.Diagnostics;

namespace AmiPipeline.Cli.Tests;

/// <summary>The program as a process of its own.</summary>
internal static class ProgramProcess
{
    /// <summary>Variables with the credentials of the simulated account.</summary>
    public static (string Name, string Value)[] Credentials { get; } =
        [("AWS_ACCESS_KEY_ID", "AKIA111122223333"), ("AWS_SECRET_ACCESS_KEY", "simulated")];

    /// <summary>Runs it to its end, with no other variable of AWS than those that are given.</summary>
    /// <param name="environment">Variables.</param>
    /// <param name="args">The arguments.</param>
    public static async Task<CliResult> RunAsync((string Name, string Value)[] environment, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ami-pipeline.dll"), .. args]);
        AwsEnvironment.Isolate(start.Environment);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var (exitCode, output, error) = await Tool.RunAsync(start);
        return new CliResult(exitCode, output, error);
    }
}
