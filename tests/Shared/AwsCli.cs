using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace AmiPipeline.TestSupport;

/// <summary>The AWS CLI of this machine, against an endpoint of a test. It starts once for all commands of the test project, as far as it is a Python program.</summary>
public static class AwsCli
{
    private static readonly SemaphoreSlim OneAtATime = new(1);
    private static readonly Lazy<Task<Process?>> Driver = new(StartDriverAsync);

    /// <summary>Runs a command; without the AWS CLI, the test is skipped.</summary>
    /// <param name="endpoint">Where all requests go.</param>
    /// <param name="accountId">The account of the access key.</param>
    /// <param name="region">The Region.</param>
    /// <param name="arguments">The service, the operation, and its options.</param>
    public static async Task<ToolResult> RunAsync(Uri endpoint, string accountId, string region, params IEnumerable<string> arguments)
    {
        Tool.SkipUnlessInstalled("aws");
        var variables = new Dictionary<string, string?>();
        AwsEnvironment.PointTo(variables, endpoint, accountId, region);
        // As an option too: versions before 2.13 know no AWS_ENDPOINT_URL, and would call AWS.
        IEnumerable<string> command = [.. arguments, "--endpoint-url", endpoint.ToString()];
        return await Driver.Value is { } driver
            ? await AskAsync(driver, new { arguments = command, environment = variables })
            : await RunProcessAsync(command, variables);
    }

    private static async Task<ToolResult> AskAsync(Process driver, object command)
    {
        await OneAtATime.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            await driver.StandardInput.WriteLineAsync(JsonSerializer.Serialize(command));
            return JsonSerializer.Deserialize<ToolResult>((await driver.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!)!;
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static Task<ToolResult> RunProcessAsync(IEnumerable<string> arguments, Dictionary<string, string?> variables)
    {
        var start = new ProcessStartInfo("aws", arguments);
        AwsEnvironment.Isolate(start.Environment);
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return Tool.RunAsync(start);
    }

    // It ends by itself when this process does, as its standard input ends then. Version 2 of the CLI is no Python program: then there is none.
    private static async Task<Process?> StartDriverAsync()
    {
        var start = new ProcessStartInfo(Python(), [Path.Combine(AppContext.BaseDirectory, "aws_cli_driver.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        AwsEnvironment.Isolate(start.Environment);
        if (!OperatingSystem.IsLinux() || !Tool.IsInstalled(start.FileName))
        {
            return null;
        }

        var driver = Process.Start(start)!;
        driver.ErrorDataReceived += (_, _) => { };
        driver.BeginErrorReadLine();
        return await driver.StandardOutput.ReadLineAsync() == "ready" ? driver : null;
    }

    // That which runs the CLI, if its file says so.
    private static string Python()
    {
        var line = File.ReadLines(Tool.PathOf("aws")!).First();
        return line.StartsWith("#!", StringComparison.Ordinal) && line.Contains("/python", StringComparison.Ordinal) ? line[2..].Trim() : "python3";
    }
}
