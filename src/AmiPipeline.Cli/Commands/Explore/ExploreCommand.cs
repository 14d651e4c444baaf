using System.CommandLine;
using System.Text.Json;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Cli.Json;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Exploration;
using AmiPipeline.Exploration.Earlier;
using AmiPipeline.Exploration.Faults;
using AmiPipeline.Exploration.Oracles;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.Reports.Texts;
using Spectre.Console;

namespace AmiPipeline.Cli.Commands.Explore;

/// <summary><c>explore</c>: runs a request in the simulator under every fault, and judges the outcome.</summary>
/// <param name="terminal">Where to write.</param>
internal sealed class ExploreCommand(Terminal terminal)
{
    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public static Command Create(Terminal terminal)
    {
        var options = new ExploreOptions();
        var command = new Command("explore", "Run a request in the simulator under every fault at every call and task, and check that nothing leaks, lies or hangs.");
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => new ExploreCommand(terminal).RunAsync(options.Read(parsed), cancellation));
        return command;
    }

    private async Task<int> RunAsync(ExploreArguments arguments, CancellationToken cancellation)
    {
        var request = RequestFile.Read(new TextSource(terminal.In), arguments.RequestPath);
        var account = SimulatedAccount.Read(arguments.Simulation.AccountFile, arguments.Simulation.AccountId, arguments.Simulation.Region);
        var subject = await PrepareAsync(request.Path, new ExplorationSubject
        {
            World = account.World,
            Request = request.Text,
            AccountId = account.Location.AccountId,
            Region = account.Location.Region,
            Seed = arguments.Seed,
            Functions = ConfigurationFile.Read(arguments.ConfigurationFile),
        });
        if (arguments.Replay is { } key)
        {
            return await new Replay(terminal.OutWriter, subject).RunAsync(Faults(key));
        }

        var baseline = await Baseline.RunAsync(subject);
        if (baseline.Judgement.Verdict != Verdict.RightImage)
        {
            throw NothingToExplore(request.Path, baseline.Judgement.Reason);
        }

        var explorer = new Explorer(subject, new FunctionMemory());
        var combinations = explorer.Combinations(baseline, arguments.Kinds, arguments.Pairs, arguments.Sample);
        var results = await ExploreAsync(explorer, combinations, arguments.Format == "text", cancellation);
        Func<string, string> replay = key => NextCommands.Replay(request, arguments.SubjectOptions, key);
        Write(arguments, replay, baseline, results);
        var isWritten = WriteReport(arguments, replay, baseline, results);
        return !results.All(result => result.Judgement.Verdict.IsGood()) ? ExitCodes.ExecutionFailed : isWritten ? ExitCodes.Done : ExitCodes.FileUnusable;
    }

    private static async Task<ExplorationSubject> PrepareAsync(string requestPath, ExplorationSubject subject)
    {
        try
        {
            return await EarlierExecutions.RunAsync(subject);
        }
        catch (EarlierExecutionFailedException error)
        {
            throw NothingToExplore(requestPath, error.Message);
        }
    }

    private static UserErrorException NothingToExplore(string requestPath, string reason) =>
        new(ExitCodes.ExecutionFailed, "NothingToExplore", $"Without any fault, {requestPath} comes to no image: {reason} See ami-pipeline run.");

    private static IReadOnlyList<PlannedFault> Faults(string key)
    {
        try
        {
            return PlannedFault.Parse(key);
        }
        catch (FormatException error)
        {
            throw UserErrorException.ForCommandLine($"--replay: {error.Message}");
        }
    }

    private async Task<IReadOnlyList<ExplorationResult>> ExploreAsync(Explorer explorer, IReadOnlyList<IReadOnlyList<PlannedFault>> combinations, bool showsProgress, CancellationToken cancellation)
    {
        if (!showsProgress || !terminal.IsInteractive)
        {
            return await explorer.ExploreAsync(combinations, repeats: true, cancellationToken: cancellation);
        }

        return await terminal.Out.Progress().AutoClear(true)
            .Columns(new SpinnerColumn(Spinner.Known.Dots), new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask("Exploring", maxValue: combinations.Count);
                var bad = 0;
                return await explorer.ExploreAsync(combinations, repeats: true, result =>
                {
                    bad += result.Judgement.Verdict.IsGood() ? 0 : 1;
                    task.Increment(1);
                    task.Description = $"{task.Value:0} of {Wording.Count(combinations.Count, "combination")}, {bad} not as promised";
                }, cancellation);
            });
    }

    private void Write(ExploreArguments arguments, Func<string, string> replay, Baseline baseline, IReadOnlyList<ExplorationResult> results)
    {
        switch (arguments.Format)
        {
            case "json":
                terminal.OutWriter.WriteLine(JsonSerializer.Serialize(ExplorationDocument.Create(baseline, results, replay), CliJson.Printed.ExplorationDocument));
                break;
            case "html":
                new ExplorationPage(terminal.OutWriter, arguments.RequestPath, replay).Write(baseline, results);
                break;
            default:
                new ExplorationReport(terminal.OutWriter, replay).Write(baseline, results);
                break;
        }
    }

    private bool WriteReport(ExploreArguments arguments, Func<string, string> replay, Baseline baseline, IReadOnlyList<ExplorationResult> results)
    {
        if (arguments.Report is not { } file)
        {
            return true;
        }

        using var text = new StringWriter();
        new ExplorationPage(text, arguments.RequestPath, replay).Write(baseline, results);
        return file.Write(text.ToString(), terminal.ErrorWriter);
    }
}
