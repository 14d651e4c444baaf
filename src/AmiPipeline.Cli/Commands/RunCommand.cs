using System.CommandLine;
using System.Text.Json;
using AmiPipeline.Cli.Documents;
using AmiPipeline.Cli.Engines;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Cli.Progress;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Errors;
using AmiPipeline.Simulator;
using AmiPipeline.StatesLanguage;

namespace AmiPipeline.Cli.Commands;

/// <summary><c>run</c>: carries a request out in the simulator.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="engines">Makes the engine for a world.</param>
internal sealed class RunCommand(Terminal terminal, Func<WorldDefinition, SimulatedEngineOptions, SimulatedEngine> engines)
{
    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="engines">Makes the engine for a world.</param>
    /// <param name="output">The option that says in what form.</param>
    public static Command Create(Terminal terminal, Func<WorldDefinition, SimulatedEngineOptions, SimulatedEngine> engines, Option<string> output)
    {
        var command = new Command("run", "Carry a request out in the simulator: the real state machine and functions, on a simulated account, in virtual time.");
        var options = new SimulationOptions(output);
        options.AddTo(command);
        var seed = SeedOption();
        var logs = new Option<bool>("--logs") { Description = "Print the functions' log lines, JSON, to standard error." };
        command.Options.Add(seed);
        command.Options.Add(logs);
        command.SetAction((parsed, cancellation) =>
            new RunCommand(terminal, engines).RunAsync(options.Read(parsed), parsed.GetValue(seed), parsed.GetValue(logs), cancellation));
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
        var account = SimulatedAccount.Read(arguments);
        var name = ExecutionName.Of(arguments.ExecutionName, request.Path);

        var engine = default(SimulatedEngine);
        var report = await WatchAsync(arguments.Json, view =>
        {
            engine = engines(account.World, new SimulatedEngineOptions
            {
                AccountId = account.Location.AccountId,
                Region = account.Location.Region,
                Seed = seed,
                OnEvent = new StepTracker(view).Take,
                Log = logs ? terminal.ErrorWriter.WriteLine : _ => { },
            });
            return engine.RunAsync(request.Text, name, cancellation);
        });

        var aliases = engine!.KeyAliases();
        var problems = ProblemsOf(report);
        var exitCode = report.Status == ExecutionStatus.Succeeded ? ExitCodes.Done : problems is null ? ExitCodes.ExecutionFailed : ExitCodes.Refused;
        if (arguments.Json)
        {
            terminal.OutWriter.WriteLine(JsonSerializer.Serialize(Document(report, problems, aliases, exitCode), PrintedJson.Types.RunDocument));
        }
        else if (problems is not null)
        {
            throw UserErrorException.Refused(problems);
        }
        else
        {
            Print(report, new KeyNames(aliases));
        }

        return exitCode;
    }

    private Task<ExecutionReport> WatchAsync(bool json, Func<IProgressView, Task<ExecutionReport>> work) =>
        json ? work(new NoProgress())
        : terminal.IsWatched ? LiveProgress.DuringAsync(terminal.Out, work)
        : work(new PlainProgress(terminal.OutWriter));

    private void Print(ExecutionReport report, KeyNames keys)
    {
        var text = new RunReport(terminal.Out, keys);
        if (report.Result is { } image)
        {
            text.Succeeded(report, image);
        }
        else
        {
            text.Failed(report, report.Failure!);
        }
    }

    /// <summary>The problems of a request that PlanImage refused; null where something else failed, or nothing.</summary>
    private static IReadOnlyList<RequestProblem>? ProblemsOf(ExecutionReport report) =>
        report.Failure is { Error: nameof(RequestRefusedException) } failure ? RefusedRequest.Problems(failure.Cause) : null;

    private static RunDocument Document(
        ExecutionReport report, IReadOnlyList<RequestProblem>? problems, IReadOnlyDictionary<string, string> aliases, int exitCode)
    {
        var keys = report.Result?.Devices.Select(device => device.KmsKeyId).OfType<string>().ToHashSet();
        return new RunDocument
        {
            Status = report.Status.ToString().ToLowerInvariant(),
            Execution = report.ExecutionArn,
            Image = report.Result,
            KeyAliases = keys is null ? null : aliases.Where(alias => keys.Contains(alias.Key)).ToDictionary(),
            Error = report.Failure?.Error,
            Message = report.Failure?.Cause,
            Problems = report.Failure is null ? null : problems ?? [],
            ExitCode = exitCode,
            Removed = report.CleanUp.Removed,
            Left = report.CleanUp.Left,
            DurationSeconds = report.Duration.TotalSeconds,
            Ec2Calls = report.Ec2Calls,
            KmsCalls = report.KmsCalls,
            StateTransitions = report.StateTransitions,
        };
    }
}
