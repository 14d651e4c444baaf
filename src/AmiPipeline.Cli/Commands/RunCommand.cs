using System.CommandLine;
using AmiPipeline.Cli.Commands.Options;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Reports.Progress;
using AmiPipeline.Simulator.Definitions;

namespace AmiPipeline.Cli.Commands;

/// <summary><c>run</c>: runs a request in the simulator; with <c>--aws</c>, <see cref="AwsRunCommand"/> runs it on AWS.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="engines">Makes the engine for a world.</param>
internal sealed class RunCommand(Terminal terminal, Func<WorldDefinition, SimulatedEngineOptions, SimulatedEngine> engines)
{
    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="engines">Makes the engine for a world.</param>
    /// <param name="host">The machine.</param>
    /// <param name="output">The output format.</param>
    public static Command Create(Terminal terminal, Func<WorldDefinition, SimulatedEngineOptions, SimulatedEngine> engines, HostEnvironment host, OutputOption output)
    {
        var request = new RequestOptions(output, "the request's file name; with --aws, followed by the time, so that it is unique");
        var simulation = new SimulationOptions(mayUseAws: true);
        var seed = new NumberOption("--seed", "The seed of IDs and jitter: the same seed gives the same run. Simulator only.", 1);
        var logs = new Option<bool>("--logs") { Description = "Print the functions' log lines, JSON, to standard error." };
        var aws = new AwsOptions("Work on AWS from this machine, in real time, with nothing deployed. Uses the standard credentials, Region and AWS_ENDPOINT_URL settings. The resources are billed.");
        var views = new ViewOptions(hasEnded: true);
        var command = new Command("run", "Run a request: the real state machine and functions, on a simulated account in virtual time or, with --aws, on AWS.");
        request.AddTo(command);
        simulation.AddTo(command);
        command.Options.Add(seed);
        command.Options.Add(logs);
        aws.AddTo(command);
        views.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var arguments = request.Read(parsed);
            var shown = views.Read(parsed, arguments.Json);
            string[] simulatorOnly = [.. simulation.SimulatorOnly(parsed), .. parsed.GetResult(seed) is { Implicit: false } ? [seed.Name] : Array.Empty<string>()];
            return aws.IsAws(parsed, simulatorOnly)
                ? new AwsRunCommand(terminal, host).RunAsync(arguments, aws.Connection(parsed, simulation.Region(parsed)), parsed.GetValue(logs), shown, cancellation)
                : new RunCommand(terminal, engines).RunAsync(arguments, simulation.Read(parsed, arguments.RequestPath), parsed.GetValue(seed), parsed.GetValue(logs), shown, cancellation);
        });
        return command;
    }

    private async Task<int> RunAsync(RequestArguments arguments, SimulationArguments simulation, int seed, bool logs, ViewArguments views, CancellationToken cancellation)
    {
        var request = RequestFile.Read(new TextSource(terminal.In), arguments.RequestPath);
        var settings = ConfigurationFile.Read(arguments.ConfigurationFile);
        var account = SimulatedAccount.Read(simulation.AccountFile, simulation.AccountId, simulation.Region);
        var name = ExecutionName.Create(arguments.ExecutionName, request.Path);

        var engine = default(SimulatedEngine);
        var output = new ExecutionOutput(terminal, arguments.Json, views);
        var report = await output.WatchAsync(view =>
        {
            engine = engines(account.World, new SimulatedEngineOptions
            {
                AccountId = account.Location.AccountId,
                Region = account.Location.Region,
                Seed = seed,
                Functions = settings,
                OnEvent = new StepTracker(view).Take,
                Log = logs ? terminal.ErrorWriter.WriteLine : _ => { },
            });
            return engine.RunAsync(request.Text, name, cancellation);
        });

        return output.Write(report, engine!.KeyAliases(report.CopyLocations));
    }
}
