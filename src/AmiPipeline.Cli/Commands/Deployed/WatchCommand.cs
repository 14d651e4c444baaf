using System.CommandLine;
using AmiPipeline.Cli.Commands.Options;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Cli.Json;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Engines.Aws;
using AmiPipeline.Engines.Deployed;
using AmiPipeline.Reports.Progress;

namespace AmiPipeline.Cli.Commands.Deployed;

/// <summary><c>watch</c>: shows an execution of a deployed state machine until it ends, and how it ended.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="host">The machine.</param>
internal sealed class WatchCommand(Terminal terminal, HostEnvironment host)
{
    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="host">The machine.</param>
    /// <param name="output">The output format.</param>
    public static Command Create(Terminal terminal, HostEnvironment host, OutputOption output)
    {
        var execution = new Argument<string>("EXECUTION") { Description = "The execution's ARN, or its name together with --state-machine." };
        var options = new DeployedOptions(isRequired: false);
        var views = new ViewOptions(hasEnded: true);
        var command = new Command("watch", "Show an execution of the deployed state machine until it ends, then the report. Ctrl-C stops watching; the execution continues.") { execution };
        options.AddTo(command);
        views.AddTo(command);
        command.Options.Add(output);
        command.SetAction((parsed, cancellation) => new WatchCommand(terminal, host).RunAsync(
            Execution(parsed.GetRequiredValue(execution), parsed.GetValue(options.StateMachine), options.Region(parsed)),
            options.Connection(parsed), output.IsJson(parsed), views.Read(parsed, output.IsJson(parsed)), cancellation));
        return command;
    }

    /// <summary>Watches it.</summary>
    /// <param name="execution">The execution.</param>
    /// <param name="connection">How to reach AWS.</param>
    /// <param name="json">Whether the result is a JSON document.</param>
    /// <param name="views">What is shown besides the usual output; null for nothing.</param>
    /// <param name="stop">Stops watching.</param>
    public async Task<int> RunAsync(ExecutionArn execution, AwsConnection connection, bool json, ViewArguments? views, CancellationToken stop)
    {
        using var clients = new DeployedClients(host.Connect(connection), new AwsCaller(execution.Location, execution.Partition));
        var arn = execution.ToString();
        var output = new ExecutionOutput(terminal, json, views);
        if (!json)
        {
            terminal.OutWriter.WriteLine($"Execution {arn}");
        }

        var report = await StepFunctionsErrors.GuardAsync(
            () => output.WatchAsync(view => new ExecutionWatcher(clients.StepFunctions, host.Clock, new StepTracker(view).Take).WatchAsync(arn, stop)),
            $"Stopped watching; the execution continues. Watch it again with:\n{NextCommands.Watch(arn, connection.Profile)}",
            stop);
        var aliases = await clients.KeyAliasesAsync(report.CopyLocations);
        var reports = await ReportFinder.FindAsync(clients.StepFunctions, execution.StateMachine, stop);
        return output.Write(report, aliases, report.MayHaveRemaining ? NextCommands.CleanUp(arn, connection.Profile) : null, reports is null ? null : StoredReport.Create(reports, execution));
    }

    private static ExecutionArn Execution(string text, string? stateMachine, string? region) =>
        new ExecutionReference("EXECUTION", text, region, stateMachine is null ? null : new StateMachineReference(stateMachine, region)).Deployed();
}
