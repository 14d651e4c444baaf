using System.CommandLine;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Simulator;
using AmiPipeline.Simulator.Coverage;
using AmiPipeline.Simulator.Hosting;
using AmiPipeline.Simulator.Logs;
using AmiPipeline.Simulator.Options;

namespace AmiPipeline.Cli.Commands;

/// <summary><c>simulator</c>: opens the simulated account on a loopback port, for SDKs, the AWS CLI and other tools.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="surroundings">The machine.</param>
internal sealed class SimulatorCommand(Terminal terminal, Surroundings surroundings)
{
    // For as long as it may run, only the newest calls, events and client tokens are remembered.
    private const int Kept = 10_000;

    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="surroundings">The machine.</param>
    public static Command Create(Terminal terminal, Surroundings surroundings)
    {
        var options = new SimulatorCommandOptions();
        var command = new Command("simulator", "Serve a simulated account on a loopback port, for AWS SDKs, the AWS CLI and other tools, until Ctrl-C.");
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => new SimulatorCommand(terminal, surroundings).RunAsync(options.Read(parsed), cancellation));
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
        var clock = new AcceleratedClock(surroundings.Clock, arguments.Speed);
        var cloud = new SimulatedCloud(world, new SimulatorOptions
        {
            Time = clock,
            Seed = arguments.Seed,
            EventualConsistency = EventualConsistency.None with { DeregisteredImageIds = TimeSpan.FromHours(1) },
            CallsKept = Kept,
            EventsKept = Kept,
            ClientTokensKept = Kept,
        });
        var log = new CallLogLines(terminal.ErrorWriter, arguments.Logs);
        cloud.Calls.Answered += (_, call) => log.Write(call);

        using var events = EventFile.Open(arguments.EventsFile, cloud.Events, surroundings.Clock);
        await using var server = await StartAsync(cloud, arguments.Port, stop);
        Introduce(server.Endpoint, cloud.FirstAccess.AccountId, cloud.FirstAccess.Region, arguments);
        await UntilAsync(stop);
        terminal.OutWriter.WriteLine($"Stopping after {Wording.Count(cloud.Calls.Count, "call")}.");
        await server.StopAsync(surroundings.AtOnce);
        return ExitCodes.Done;
    }

    private async Task<SimulatorServer> StartAsync(SimulatedCloud cloud, int port, CancellationToken stop)
    {
        try
        {
            return await SimulatorServer.StartAsync(cloud, new SimulatorServerOptions { RealTime = surroundings.Clock, Port = port }, stop);
        }
        catch (IOException error)
        {
            throw UserErrorException.OfCommandLine($"--port is {port}, which cannot be opened: {error.Message} Another port may do; 0 takes any that is free.");
        }
    }

    private void Introduce(Uri endpoint, string accountId, string region, SimulatorArguments arguments)
    {
        var address = endpoint.AbsoluteUri.TrimEnd('/');
        string[] lines =
        [
            $"Simulator of EC2, EBS, KMS, STS and Parameter Store on {address}",
            $"Account {accountId}, {region}, from {arguments.AccountFile}; time runs {(arguments.Speed > 1 ? $"{arguments.Speed} times as fast as" : "like")} the real one.",
            "Point SDKs, the AWS CLI and ami-pipeline run --aws at it with:",
            $"  export AWS_ENDPOINT_URL={address} AWS_REGION={region} AWS_DEFAULT_REGION={region} AWS_ACCESS_KEY_ID=AKIA{accountId} AWS_SECRET_ACCESS_KEY=simulated",
            $"AKIA and its number is the access key of any other account. {(arguments.Logs ? "Calls" : "Refused calls")} are logged below. Ctrl-C stops it.",
        ];
        foreach (var line in lines)
        {
            terminal.OutWriter.WriteLine(line);
        }

        terminal.OutWriter.Flush();
    }

    private static async Task UntilAsync(CancellationToken stop)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stop.Register(stopped.SetResult);
        await stopped.Task;
    }

    /// <summary>Writes calls as lines; they come from many threads.</summary>
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
