using System.CommandLine;
using Amazon.StepFunctions.Model;
using AmiPipeline.Cli.Commands.Deployed;
using AmiPipeline.Cli.Commands.Options;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Cli.Reports;
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
        var machines = new FleetMachineOptions(isRequired: true);
        var watch = new Option<bool>("--watch") { Description = "Show the fleet until it ends, like fleet watch." };
        var command = new Command("start", "Start a fleet on the deployed fleet state machine. Repeated, it shows the pass that runs; after one that failed, it starts the next, which does only what is missing.");
        options.AddTo(command);
        machines.AddTo(command);
        command.Options.Add(watch);
        command.Options.Add(output);
        command.SetAction((parsed, cancellation) =>
        {
            var found = machines.Machines(parsed)!;
            return new FleetStartCommand(terminal, host).RunAsync(
                options.Read(parsed, new TextSource(terminal.In), found.Locate), parsed.GetRequiredValue(options.List), found, parsed.GetValue(watch), output.IsJson(parsed), cancellation);
        });
        return command;
    }

    private async Task<int> RunAsync(IReadOnlyList<FleetPart> parts, string list, FleetMachines machines, bool watch, bool json, CancellationToken stop)
    {
        using var clients = new FleetClients(host, machines.Connection);
        List<(StateMachineReference Machine, FleetPass Pass, DescribeExecutionResponse Execution)> started = [];
        foreach (var part in parts)
        {
            var (stepFunctions, machine) = (clients.StepFunctions(part.Location), machines.At(part.Location));
            var execution = await StepFunctionsErrors.GuardAsync(
                () => new FleetPasses(stepFunctions, machine).StartAsync(part.Input, stop),
                "Stopped before Step Functions responded. The fleet may have started anyway: repeat the command to find it or start it.", stop);
            started.Add((machine, new FleetPass(stepFunctions, ExecutionArn.Parse(execution.ExecutionArn)), execution));
        }

        var next = machines.Watch(parts[0].Input.Fleet, started[0].Pass.Execution, list);
        IReadOnlyList<FleetPass> passes = [.. started.Select(one => one.Pass)];
        var output = new FleetOutput(terminal, json ? "json" : "text");
        if (watch)
        {
            return await new FleetWatchCommand(terminal, host).RunAsync(passes, next, output, stop);
        }

        if (machines.One is not null)
        {
            return new StartOutput(terminal, json).Write(started[0].Execution, started[0].Machine, next, again: null);
        }

        var exitCode = output.Write(await StepFunctionsErrors.GuardAsync(() => new FleetView(passes).ReadAsync(stop), "Stopped; the fleet continues.", stop), host.Clock.GetUtcNow());
        if (!json)
        {
            new Facts().Add("Watch", next).WriteTo(terminal.Out);
        }

        return exitCode;
    }
}
