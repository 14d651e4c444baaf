using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace AmiPipeline.Benchmarks.Load;

/// <summary>A server in a process of its own, on a loopback port, with a crowd of clients.</summary>
internal sealed class LoadServer : IDisposable
{
    private static readonly TimeSpan MaxStartTime = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly HttpClient _http;
    private readonly LoadClient[] _clients;
    private readonly string _imageId;

    private LoadServer(string name, Process process, Uri endpoint, HttpClient http, LoadClient[] clients, string imageId)
    {
        Name = name;
        Endpoint = endpoint;
        (_process, _http, _clients, _imageId) = (process, http, clients, imageId);
    }

    public string Name { get; }

    public Uri Endpoint { get; }

    /// <summary>The memory that the process has at this moment, in MiB.</summary>
    public double ResidentMebibytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / (1024.0 * 1024);
        }
    }

    /// <summary>The simulator; a day of its time passes in a second, since clients do not wait for what they make.</summary>
    public static Task<LoadServer> SimulatorAsync(int clients) => StartAsync(
        "simulator", clients,
        port => new ProcessStartInfo("dotnet", [
            Path.Combine(AppContext.BaseDirectory, "ami-pipeline.dll"), "simulator", "--port", $"{port}", "--speed", "86400",
            "--account", Repository.PathOf("examples/simulated-account.json")]));

    /// <summary>moto's server; null if moto is not installed.</summary>
    public static async Task<LoadServer?> MotoAsync(int clients)
    {
        var version = await MotoVersionAsync();
        return version is null ? null : await StartAsync(
            $"moto {version}", clients, port => new ProcessStartInfo("python3", ["-m", "moto.server", "-H", "127.0.0.1", "-p", $"{port}"]));
    }

    /// <summary>Lets all clients call at once for a while.</summary>
    public async Task<LoadSlice> RunAsync(TimeSpan duration)
    {
        var slices = await Task.WhenAll(_clients.Select(client => Task.Run(() => client.RunAsync(_imageId, duration))));
        return new LoadSlice(
            slices.Max(slice => slice.Elapsed), [.. slices.SelectMany(slice => slice.Latencies)], slices.Sum(slice => slice.Errors));
    }

    public void Dispose()
    {
        _http.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<LoadServer> StartAsync(string name, int clients, Func<int, ProcessStartInfo> command)
    {
        var endpoint = new Uri($"http://127.0.0.1:{FreePort()}/");
        var start = command(endpoint.Port);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var http = new HttpClient { BaseAddress = endpoint };
        await UntilItAnswersAsync(http, process, name);
        var crowd = Enumerable.Range(0, clients).Select(number => new LoadClient(http, number)).ToArray();
        return new LoadServer(name, process, endpoint, http, crowd, await crowd[0].RegisterImageAsync());
    }

    private static async Task UntilItAnswersAsync(HttpClient http, Process process, string name)
    {
        for (var start = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(start) < MaxStartTime && !process.HasExited;)
        {
            try
            {
                using var response = await http.GetAsync("/");
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
        }

        throw new InvalidOperationException($"The server {name} does not answer.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<string?> MotoVersionAsync()
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", ["-c", "import moto.server; print(moto.__version__)"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var version = await python.StandardOutput.ReadToEndAsync();
            await python.WaitForExitAsync();
            return python.ExitCode == 0 ? version.Trim() : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
