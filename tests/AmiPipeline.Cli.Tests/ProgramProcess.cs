using System.Diagnostics;
using Xunit;

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
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ami-pipeline.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Nothing of the machine that runs the tests may help.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        (string Name, string Value)[] closed = [("AWS_EC2_METADATA_DISABLED", "true"), ("AWS_CONFIG_FILE", "none"), ("AWS_SHARED_CREDENTIALS_FILE", "none")];
        foreach (var (name, value) in closed.Concat(environment))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CliResult(process.ExitCode, output, await error);
    }
}
