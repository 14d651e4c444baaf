using System.Diagnostics;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>A client that is not ours, run against a port; where it is not installed, the test is skipped and says so.</summary>
internal static class CommandLineTool
{
    public static async Task<string> RunAsync(Port port, string tool, params IEnumerable<string> arguments)
    {
        var (exit, output, error) = await StartAsync(port, tool, arguments);
        Assert.True(exit == 0, $"{tool} {string.Join(' ', arguments)}\n{output}\n{error}");
        return output.Trim();
    }

    public static async Task<(int Exit, string Output, string Error)> StartAsync(Port port, string tool, params IEnumerable<string> arguments)
    {
        Assert.SkipUnless(IsInstalled(tool), $"{tool} is not installed.");
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in Environment(port))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }

    private static bool IsInstalled(string tool) => (System.Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, tool)));

    // Nothing of the machine's own AWS set-up may come in, and nothing may leave the machine.
    private static Dictionary<string, string> Environment(Port port) => new()
    {
        ["AWS_ENDPOINT_URL"] = port.Server.Endpoint.ToString(),
        ["AWS_ACCESS_KEY_ID"] = "AKIA" + Lab.Account,
        ["AWS_SECRET_ACCESS_KEY"] = "made-up",
        ["AWS_DEFAULT_REGION"] = Lab.Here,
        ["AWS_REGION"] = Lab.Here,
        ["AWS_CONFIG_FILE"] = Path.Combine(AppContext.BaseDirectory, "no-such-config"),
        ["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(AppContext.BaseDirectory, "no-such-credentials"),
        ["AWS_EC2_METADATA_DISABLED"] = "true",
        ["AWS_MAX_ATTEMPTS"] = "1",
        ["AWS_PAGER"] = "",
        ["NO_PROXY"] = "127.0.0.1",
        ["CHECKPOINT_DISABLE"] = "1",
        ["AWS_POLL_DELAY_SECONDS"] = "1",
    };
}
