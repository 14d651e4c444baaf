using System.CommandLine;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Cli.Progress;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Simulator.Definitions;

namespace AmiPipeline.Cli.Commands;

/// <summary><c>run</c>: carries a request out in the simulator; with <c>--aws</c>, <see cref="AwsRunCommand"/> does it on AWS.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="engines">Makes the engine for a world.</param>
internal sealed class RunCommand(Terminal terminal, Func<WorldDefinition, SimulatedEngineOptions, SimulatedEngine> engines)
{
    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="engines">Makes the engine for a world.</param>
    /// <param name="surroundings">The machine.</param>
    /// <param name="output">The option that says in what form.</param>
    public static Command Create(Terminal terminal, Func<WorldDefinition, SimulatedEngineOptions, SimulatedEngine> engines, Surroundings surroundings, Option<string> output)
    {
        var command = new Command("run", "Carry a request out: the real state machine and functions, on a simulated account in virtual time, or with --aws on AWS.");
        var options = new SimulationOptions(output);
        options.AddTo(command);
        var seed = SeedOption();
        var logs = new Option<bool>("--logs") { Description = "Print the functions' log lines, JSON, to standard error." };
        command.Options.Add(seed);
        command.Options.Add(logs);
        var aws = new AwsOptions();
        aws.AddTo(command);
        command.SetAction((parsed, cancellation) =>
            aws.IsWanted(parsed, simulatorOnly: [.. options.Given(parsed), .. SimulationOptions.IsGiven(parsed, seed) ? [seed.Name] : Array.Empty<string>()])
                ? new AwsRunCommand(terminal, surroundings).RunAsync(options.Read(parsed), aws.Connection(parsed, options.GivenRegion(parsed)), parsed.GetValue(logs), cancellation)
                : new RunCommand(terminal, engines).RunAsync(options.Read(parsed), parsed.GetValue(seed), parsed.GetValue(logs), cancellation));
        return command;
    }

    private static Option<int> SeedOption() => new("--seed")
    {
        HelpName = "N",
        Description = "The seed of ids and jitter: the same seed, the same run.",
        DefaultValueFactory = _ => 1,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (!int.TryParse(text, out var number))
            {
                result.AddError($"--seed is {text}; it must be a whole number.");
            }

            return number;
        },
    };

    private async Task<int> RunAsync(SimulationArguments arguments, int seed, bool logs, CancellationToken cancellation)
    {
        var request = RequestFile.Read(arguments.RequestPath);
        var settings = ConfigurationFile.Read(arguments.ConfigurationFile);
        var account = SimulatedAccount.Read(arguments);
        var name = ExecutionName.Of(arguments.ExecutionName, request.Path);

        var engine = default(SimulatedEngine);
        var output = new ExecutionOutput(terminal, arguments.Json);
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

        return output.Write(report, engine!.KeyAliases());
    }
}
