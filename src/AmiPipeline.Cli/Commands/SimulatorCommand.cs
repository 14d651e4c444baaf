using System.CommandLine;
using AmiPipeline.Cli.Hosting;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Simulator;
using AmiPipeline.Simulator.Coverage;
using AmiPipeline.Simulator.Hosting;
using AmiPipeline.Simulator.Logs;
using AmiPipeline.Simulator.Options;

namespace AmiPipeline.Cli.Commands;

/// <summary><c>simulator</c>: serves the simulated account on a loopback port, to SDKs, the AWS CLI and other tools.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="host">The machine.</param>
internal sealed class SimulatorCommand(Terminal terminal, HostEnvironment host)
{
    // It may run for a long time, so only the newest calls, events and client tokens are kept.
    private const int MaxKept = 10_000;

    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="host">The machine.</param>
    public static Command Create(Terminal terminal, HostEnvironment host)
    {
        var options = new SimulatorCommandOptions();
        var command = new Command("simulator", "Serve a simulated account on a loopback port to AWS SDKs, the AWS CLI and other tools, until Ctrl-C.");
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => new SimulatorCommand(terminal, host).RunAsync(options.Read(parsed), cancellation));
        return command;
    }

    private async Task<int> RunAsync(SimulatorArguments arguments, CancellationToken stop)
    {
        if (arguments.Coverage)
        {
            new CoverageReport(terminal.OutWriter).Write(SimulatorCoverage.Actions);
            return ExitCodes.Done;
        }

        var world = SimulatedAccount.Parse(arguments.AccountFile);
        var clock = new AcceleratedClock(host.Clock, arguments.Speed);
        var cloud = new SimulatedCloud(world, new SimulatorOptions
        {
            Time = clock,
            Seed = arguments.Seed,
            CallsKept = MaxKept,
            EventsKept = MaxKept,
            ClientTokensKept = MaxKept,
        });
        var log = new CallLogLines(terminal.ErrorWriter, arguments.Logs);
        cloud.Calls.Answered += (_, call) => log.Write(call);

        using var events = EventFile.Open(arguments.EventsFile, cloud.Events, host.Clock);
        await using var server = await StartAsync(cloud, arguments.Port, stop);
        WriteIntroduction(server.Endpoint, cloud.FirstAccess.AccountId, cloud.FirstAccess.Region, arguments);
        await WaitForStopAsync(stop);
        terminal.OutWriter.WriteLine($"Stopping after {Wording.Count(cloud.Calls.Count, "call")}.");
        await server.StopAsync(host.AtOnce);
        return ExitCodes.Done;
    }

    private async Task<SimulatorServer> StartAsync(SimulatedCloud cloud, int port, CancellationToken stop)
    {
        try
        {
            return await SimulatorServer.StartAsync(cloud, new SimulatorServerOptions { RealTime = host.Clock, Port = port }, stop);
        }
        catch (IOException error)
        {
            throw UserErrorException.ForCommandLine($"--port {port} can't be opened: {error.Message} Use another port, or 0 for any free port.");
        }
    }

    private void WriteIntroduction(Uri endpoint, string accountId, string region, SimulatorArguments arguments)
    {
        var address = endpoint.AbsoluteUri.TrimEnd('/');
        string[] lines =
        [
            $"Simulator of EC2, EBS, KMS and STS on {address}",
            $"Account {accountId}, {region}, from {arguments.AccountFile}; its clock runs {(arguments.Speed > 1 ? $"{arguments.Speed} times as fast as" : "in")} real time.",
            "Point SDKs, the AWS CLI and ami-pipeline run --aws at it with:",
            $"  export AWS_ENDPOINT_URL={address} AWS_REGION={region} AWS_DEFAULT_REGION={region} AWS_ACCESS_KEY_ID=AKIA{accountId} AWS_SECRET_ACCESS_KEY=simulated",
            $"For another account, the access key is AKIA followed by its number. {(arguments.Logs ? "Calls" : "Rejected calls")} are logged below. Ctrl-C stops it.",
        ];
        foreach (var line in lines)
        {
            terminal.OutWriter.WriteLine(line);
        }

        terminal.OutWriter.Flush();
    }

    private static async Task WaitForStopAsync(CancellationToken stop)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stop.Register(stopped.SetResult);
        await stopped.Task;
    }

    /// <summary>Writes calls as lines, from many threads.</summary>
    private sealed class CallLogLines(TextWriter writer, bool all)
    {
        private readonly Lock _gate = new();

        public void Write(RecordedCall call)
        {
            if (all || call.ErrorCode is not null)
            {
                lock (_gate)
                {
                    writer.WriteLine($"{call.At:yyyy-MM-ddTHH:mm:ssZ} {call.AccountId} {call.Region} {call.Service} {call.Action}: {call.ErrorCode ?? "ok"}");
                }
            }
        }
    }
}
