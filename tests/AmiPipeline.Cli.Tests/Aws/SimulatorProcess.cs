using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace AmiPipeline.Cli.Tests.Aws;

/// <summary><c>ami-pipeline simulator</c> as a process of its own, on a free port.</summary>
internal sealed class SimulatorProcess : IAsyncDisposable
{
    private const string Address = "export AWS_ENDPOINT_URL=";

    private readonly Process _process;
    private readonly Task<string> _errors;

    private SimulatorProcess(Process process, Task<string> errors, Uri endpoint)
    {
        _process = process;
        _errors = errors;
        Endpoint = endpoint;
    }

    public Uri Endpoint { get; }

    public static async Task<SimulatorProcess> StartAsync(params string[] options)
    {
        string[] command = [Path.Combine(AppContext.BaseDirectory, "ami-pipeline.dll"), "simulator", "--port", "0", .. options];
        var process = Process.Start(new ProcessStartInfo("dotnet", command)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Trim().StartsWith(Address, StringComparison.Ordinal))
            {
                return new SimulatorProcess(process, errors, new Uri(line.Trim()[Address.Length..].Split(' ')[0]));
            }
        }

        throw new InvalidOperationException($"The simulator did not start: {await errors}");
    }

    /// <summary>Stops it as a service manager would, and gives its exit code, the rest of its output, and its log.</summary>
    public async Task<CliResult> StopAsync()
    {
        using var signal = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await signal.WaitForExitAsync(TestContext.Current.CancellationToken);
        var output = await _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CliResult(_process.ExitCode, output, await _errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }
}
