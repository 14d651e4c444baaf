using System.CommandLine;
using AmiPipeline.Cli.Commands.Deployed;
using AmiPipeline.Cli.Commands.Options;
using AmiPipeline.Cli.Hosting;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Engines.Aws;
using AmiPipeline.Engines.Deployed;
using AmiPipeline.Engines.Fleets;

namespace AmiPipeline.Cli.Commands.Fleet;

/// <summary><c>fleet start</c>: starts a pass of a fleet; repeating the command starts no second one beside it.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="host">The machine.</param>
internal sealed class FleetStartCommand(Terminal terminal, HostEnvironment host)
{
    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="host">The machine.</param>
    /// <param name="output">The output format.</param>
    public static Command Create(Terminal terminal, HostEnvironment host, OutputOption output)
    {
        var options = new FleetOptions(mayBeInS3: true);
        var deployed = new DeployedOptions(isRequired: true);
        var watch = new Option<bool>("--watch") { Description = "Show the fleet until it ends, like fleet watch." };
        var command = new Command("start", "Start a fleet on the deployed fleet state machine. Repeated, it shows the pass that runs; after one that failed, it starts the next, which does only what is missing.");
        options.AddTo(command);
        deployed.AddTo(command);
        command.Options.Add(watch);
        command.Options.Add(output);
        command.SetAction((parsed, cancellation) => new FleetStartCommand(terminal, host).RunAsync(
            options.Read(parsed, new TextSource(terminal.In)), new StateMachineReference(parsed.GetRequiredValue(deployed.StateMachine)!, deployed.Region(parsed)),
            deployed.Connection(parsed), parsed.GetValue(watch), output.IsJson(parsed), cancellation));
        return command;
    }

    private async Task<int> RunAsync(FleetInput input, StateMachineReference stateMachine, AwsConnection connection, bool watch, bool json, CancellationToken stop)
    {
        using var clients = new DeployedClients(host.Connect(connection), stateMachine.Owner);
        var pass = await StepFunctionsErrors.GuardAsync(
            () => new FleetPasses(clients.StepFunctions, stateMachine).StartAsync(input, stop),
            "Stopped before Step Functions responded. The fleet may have started anyway: repeat the command to find it or start it.", stop);
        if (watch)
        {
            return await new FleetWatchCommand(terminal, host).RunAsync(ExecutionArn.Parse(pass.ExecutionArn), connection, new FleetOutput(terminal, json ? "json" : "text"), stop);
        }

        return new StartOutput(terminal, json).Write(pass, stateMachine, NextCommands.WatchFleet(pass.ExecutionArn, connection.Profile), again: null);
    }
}
