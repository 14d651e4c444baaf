using System.CommandLine;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Cli.Progress;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Engines.Aws;
using AmiPipeline.Engines.Deployed;
using AmiPipeline.Errors;

namespace AmiPipeline.Cli.Commands.Deployed;

/// <summary><c>watch</c>: shows an execution of a deployed state machine until it ends, and how it ended.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="surroundings">The machine.</param>
internal sealed class WatchCommand(Terminal terminal, Surroundings surroundings)
{
    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="surroundings">The machine.</param>
    /// <param name="output">The option that says in what form.</param>
    public static Command Create(Terminal terminal, Surroundings surroundings, Option<string> output)
    {
        var execution = new Argument<string>("EXECUTION") { Description = "The execution's ARN, or its name with --state-machine." };
        var options = new DeployedOptions(isRequired: false);
        var command = new Command("watch", "Show an execution of the deployed state machine until it ends, and then the report. Ctrl-C ends the watching, not the execution.") { execution };
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => new WatchCommand(terminal, surroundings).RunAsync(
            Execution(parsed.GetRequiredValue(execution), parsed.GetValue(options.StateMachine), options.Region(parsed)),
            options.Connection(parsed), parsed.GetValue(output) == OutputFormat.Json, cancellation));
        return command;
    }

    /// <summary>Watches it.</summary>
    /// <param name="execution">The execution.</param>
    /// <param name="connection">How AWS is reached.</param>
    /// <param name="json">Whether the result is a JSON document.</param>
    /// <param name="stop">Ends the watching.</param>
    public async Task<int> RunAsync(ExecutionArn execution, AwsConnection connection, bool json, CancellationToken stop)
    {
        using var clients = new DeployedClients(surroundings.Reach(connection), new AwsCaller(execution.Location, execution.Partition));
        var arn = execution.ToString();
        var output = new ExecutionOutput(terminal, json);
        if (!json)
        {
            terminal.OutWriter.WriteLine($"Execution {arn}");
        }

        var report = await StepFunctionsFaults.GuardAsync(
            () => output.WatchAsync(view => new ExecutionWatcher(clients.StepFunctions, surroundings.Clock, new StepTracker(view).Take).WatchAsync(arn, stop)),
            $"Stopped watching; the execution goes on. This watches it again:\n{WatchAdvice.Watch(arn, connection.Profile)}",
            stop);
        var isLeft = !report.CleanUp.IsComplete || report.Failure?.Error == nameof(CleanUpIncompleteException);
        return output.Write(report, await clients.KeyAliasesAsync(), isLeft ? CleanUpAdvice.Of(arn, connection.Profile) : null);
    }

    private static ExecutionArn Execution(string text, string? stateMachine, string? region) =>
        new ExecutionReference("EXECUTION", text, region, stateMachine is null ? null : new StateMachineReference(stateMachine, region)).Deployed();
}
