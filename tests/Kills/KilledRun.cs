using System.Diagnostics;
using AmiPipeline.Simulator;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Hosting;
using AmiPipeline.Simulator.Inspection;
using AmiPipeline.Simulator.Logs;
using AmiPipeline.Simulator.Options;

namespace AmiPipeline.Kills;

/// <summary><c>run --aws</c> as a process that is killed at a call, in a simulated account of its own behind a port, and what follows it.</summary>
public sealed class KilledRun : IAsyncDisposable
{
    private const string Name = "killed";

    // An image takes a tenth of a second: long enough to be seen pending, and asked for several times.
    private const double Speed = 3000;

    private readonly WaitlessProgram _program;
    private readonly AcceleratedClock _clock;
    private readonly SimulatedCloud _cloud;
    private readonly SimulatorServer _server;
    private readonly HashSet<string> _before;
    private readonly string _folder = Directory.CreateTempSubdirectory("ami-pipeline-kills").FullName;

    private KilledRun(WaitlessProgram program, AcceleratedClock clock, SimulatedCloud cloud, SimulatorServer server)
    {
        (_program, _clock, _cloud, _server) = (program, clock, cloud, server);
        _before = [.. cloud.Inventory().Select(item => item.Id)];
    }

    /// <summary>The call at which the process was killed; null if it came to its end before.</summary>
    public RecordedCall? KilledAt { get; private set; }

    /// <summary>The ids of what was made and is there, beside committed images and their snapshots.</summary>
    public IReadOnlyList<string> Orphans => [.. Added.Where(item => !IsCommitted(item)).Select(item => item.Id)];

    /// <summary>The ids of the committed images.</summary>
    public IReadOnlyList<string> Images => [.. Added.Where(item => item.Kind == "image" && IsCommitted(item)).Select(item => item.Id)];

    private IEnumerable<InventoryItem> Added => _cloud.Inventory().Where(item => item is { IsGone: false, IsImplicit: false } && !_before.Contains(item.Id));

    /// <summary>Starts the simulated account.</summary>
    /// <param name="program">The program to run.</param>
    /// <param name="account">The account's document.</param>
    public static async Task<KilledRun> StartAsync(WaitlessProgram program, WorldDefinition account)
    {
        var clock = new AcceleratedClock(TimeProvider.System, Speed);
        var cloud = new SimulatedCloud(account, new SimulatorOptions { Time = clock });
        return new KilledRun(program, clock, cloud, await SimulatorServer.StartAsync(cloud, new SimulatorServerOptions { RealTime = TimeProvider.System }));
    }

    /// <summary>Runs a request, and kills the process at a call: before the call has any effect, or before its answer.</summary>
    /// <param name="request">The request's file.</param>
    /// <param name="isAt">Whether a call of EC2 is the one; asked once for each.</param>
    /// <param name="afterEffect">Whether the call has its effect.</param>
    public async Task KillAsync(string request, Func<RecordedCall, bool> isAt, bool afterEffect)
    {
        var process = default(Process);
        var hasStarted = new ManualResetEventSlim();
        var fault = _cloud.Faults.When(call =>
        {
            if (KilledAt is not null || call.Service != "ec2" || !isAt(call))
            {
                return false;
            }

            KilledAt = call;
            if (!afterEffect)
            {
                Kill();
            }

            return true;
        });
        if (afterEffect)
        {
            fault.LoseResponse();
        }
        else
        {
            fault.FailInternally();
        }

        _cloud.Calls.Answered += KillAfter;
        process = _program.Start(_clock.GetUtcNow(), _server.Endpoint, _folder, "run", request, "--aws", "--name", Name);
        hasStarted.Set();
        await ReadAsync(process);
        _cloud.Calls.Answered -= KillAfter;
        _cloud.Faults.Clear();

        void KillAfter(object? sender, RecordedCall call)
        {
            if (afterEffect && call.Number == KilledAt?.Number)
            {
                Kill();
            }
        }

        // On Linux and macOS this is SIGKILL.
        void Kill()
        {
            hasStarted.Wait();
            process!.Kill();
            process.WaitForExit();
        }
    }

    /// <summary>Removes what the killed process left.</summary>
    public Task<(int ExitCode, string Output)> CleanUpAsync() => RunAsync("cleanup", "--execution", Name);

    /// <summary>Runs a request under the name of the killed process.</summary>
    /// <param name="request">The request's file.</param>
    public Task<(int ExitCode, string Output)> RunAgainAsync(string request) => RunAsync("run", request, "--aws", "--name", Name);

    /// <summary>Runs a request, and once more under the same name while the first process waits for the answer to a call.</summary>
    /// <param name="request">The request's file.</param>
    /// <param name="isAt">Whether a call is the one.</param>
    public async Task<((int ExitCode, string Output) First, (int ExitCode, string Output) Second)> RunTwiceAsync(string request, Func<RecordedCall, bool> isAt)
    {
        var second = default(Task<(int ExitCode, string Output)>);
        _cloud.Calls.Answered += RunSecond;
        var first = await RunAgainAsync(request);
        _cloud.Calls.Answered -= RunSecond;
        return (first, await second!);

        void RunSecond(object? sender, RecordedCall call)
        {
            if (second is null && isAt(call))
            {
                second = RunAgainAsync(request);
                second.Wait();
            }
        }
    }

    /// <summary>Runs the program to its end.</summary>
    /// <param name="args">Its arguments.</param>
    public async Task<(int ExitCode, string Output)> RunAsync(params string[] args)
    {
        using var process = _program.Start(_clock.GetUtcNow(), _server.Endpoint, _folder, args);
        return await ReadAsync(process);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static bool IsCommitted(InventoryItem item) => item.Tags.GetValueOrDefault("ami-pipeline:state") == "committed";

    private static async Task<(int ExitCode, string Output)> ReadAsync(Process process)
    {
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, await output + await errors);
        }
    }
}
