using System.CommandLine;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Cli.SimulatorConsole;
using AmiPipeline.Engines.Local;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.Reports.Texts;
using AmiPipeline.Simulator;
using AmiPipeline.Simulator.Coverage;
using AmiPipeline.Simulator.Hosting;
using AmiPipeline.Simulator.Logs;
using AmiPipeline.Simulator.Options;
using AmiPipeline.Simulator.Protocol;

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

        var state = StateFile.Open(arguments.StateFile);
        var account = state is { Exists: true } ? state.Path : arguments.AccountFile;
        var world = SimulatedAccount.Parse(account);
        var clock = new AcceleratedClock(host.Clock, arguments.Speed, Later(host.Clock.GetUtcNow(), world.SavedAt));
        var cloud = new SimulatedCloud(world, new SimulatorOptions
        {
            Time = clock,
            Seed = arguments.Seed,
            EventualConsistency = EventualConsistency.None with { DeregisteredImageIds = TimeSpan.FromHours(1) },
            CallsKept = MaxKept,
            EventsKept = MaxKept,
            ClientTokensKept = MaxKept,
        });
        var log = new CallLogLines(terminal.ErrorWriter, arguments.Logs);
        cloud.Calls.Answered += (_, call) => log.Write(call);

        using var events = EventFile.Open(arguments.EventsFile, cloud.Events, host.Clock);
        var control = new SimulatorControl(cloud, clock, state?.Path);
        var taskFaults = new TaskFaults(cloud.Faults);
        using (var pipelines = new LocalPipelines(cloud, Deployments(cloud, clock, arguments, taskFaults)))
        {
            var console = new ConsoleSite(new ConsoleSource(cloud, clock, control, pipelines, taskFaults), host.Clock, stop);
            await using var server = await StartAsync(cloud, pipelines, control, console, arguments.Port, stop);
            WriteIntroduction(server.Endpoint, cloud.FirstAccess, account, arguments, pipelines);
            await WaitForStopAsync(stop);
            terminal.OutWriter.WriteLine($"Stopping after {Wording.Count(cloud.Calls.Count, "call")}.");
            await server.StopAsync(host.AtOnce);
        }

        state?.Save(control);
        return ExitCodes.Done;
    }

    // A saved world's clock may have been faster than this one.
    private static DateTimeOffset Later(DateTimeOffset now, DateTimeOffset? savedAt) => savedAt > now ? savedAt.Value : now;

    private List<LocalDeploymentOptions> Deployments(SimulatedCloud cloud, AcceleratedClock clock, SimulatorArguments arguments, TaskFaults taskFaults)
    {
        if (!arguments.WithPipeline)
        {
            return arguments.ConfigurationFiles.Count == 0 ? [] : throw UserErrorException.ForCommandLine("--configuration requires --with-pipeline.");
        }

        var configurations = arguments.ConfigurationFiles.Select(ConfigurationFile.Read).Select(settings => settings.Configuration).DefaultIfEmpty().ToList();
        var names = configurations.ConvertAll(configuration => (configuration?.Name ?? new PipelineName()).Text);
        return names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(name => name.Count() > 1) is { } twice
            ? throw UserErrorException.ForCommandLine($"--configuration is given for two pipelines of the name {twice.Key}; give each configuration a \"name\" of its own.")
            : configurations.ConvertAll(configuration => new LocalDeploymentOptions
            {
                AccountId = cloud.FirstAccess.AccountId,
                Region = cloud.FirstAccess.Region,
                Clock = clock,
                RealTime = host.Clock,
                Configuration = configuration,
                Tasks = taskFaults.ApplyTo,
                Log = arguments.Logs ? terminal.ErrorWriter.WriteLine : _ => { },
            });
    }

    private async Task<SimulatorServer> StartAsync(SimulatedCloud cloud, LocalPipelines pipelines, SimulatorControl control, ConsoleSite console, int port, CancellationToken stop)
    {
        var options = new SimulatorServerOptions { RealTime = host.Clock, Port = port, Control = control, OtherServices = pipelines.Services, Pages = console.AnswerAsync };
        try
        {
            return await SimulatorServer.StartAsync(cloud, options, stop);
        }
        catch (IOException error)
        {
            throw UserErrorException.ForCommandLine($"--port {port} can't be opened: {error.Message} Use another port, or 0 for any free port.");
        }
    }

    private void WriteIntroduction(Uri endpoint, StrangerAccess access, string accountFile, SimulatorArguments arguments, LocalPipelines pipelines)
    {
        var address = endpoint.AbsoluteUri.TrimEnd('/');
        string[] lines =
        [
            $"Simulator of EC2, EBS, KMS, STS and Parameter Store on {address}",
            $"Account {access.AccountId}, {access.Region}, from {accountFile}; its clock runs {(arguments.Speed > 1 ? $"{arguments.Speed} times as fast as" : "in")} real time.",
            "Point SDKs, the AWS CLI and ami-pipeline run --aws at it with:",
            $"  export AWS_ENDPOINT_URL={address} AWS_REGION={access.Region} AWS_DEFAULT_REGION={access.Region} AWS_ACCESS_KEY_ID=AKIA{access.AccountId} AWS_SECRET_ACCESS_KEY=simulated",
            $"Console for browsers: {address}{ConsolePaths.Root}",
            .. pipelines.StateMachineArns.Select(arn => $"State machine {arn}"),
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
