using System.CommandLine;
using System.Text.Json;
using AmiPipeline.Cli.Commands.Options;
using AmiPipeline.Cli.Hosting;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Cli.Json;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Engines;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Errors;
using AmiPipeline.Simulator.Definitions;

namespace AmiPipeline.Cli.Commands;

/// <summary><c>plan</c>: previews what a request would do, and changes nothing.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="engines">Makes the engine for a world.</param>
internal sealed class PlanCommand(Terminal terminal, Func<WorldDefinition, SimulatedEngineOptions, SimulatedEngine> engines)
{
    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="engines">Makes the engine for a world.</param>
    /// <param name="output">The output format.</param>
    public static Command Create(Terminal terminal, Func<WorldDefinition, SimulatedEngineOptions, SimulatedEngine> engines, OutputOption output)
    {
        var request = new RequestOptions(output, "the request's file name");
        var simulation = new SimulationOptions(mayUseAws: false);
        var command = new Command("plan", "Preview what a request would do in the simulated account and what the image must look like. Makes no changes.");
        request.AddTo(command);
        simulation.AddTo(command);
        command.SetAction((parsed, _) =>
        {
            var arguments = request.Read(parsed);
            return new PlanCommand(terminal, engines).PlanAsync(arguments, simulation.Read(parsed, arguments.RequestPath));
        });
        return command;
    }

    private async Task<int> PlanAsync(RequestArguments arguments, SimulationArguments simulation)
    {
        var request = RequestFile.Read(arguments.RequestPath);
        var settings = ConfigurationFile.Read(arguments.ConfigurationFile);
        var account = SimulatedAccount.Read(simulation.AccountFile, simulation.AccountId, simulation.Region);
        var name = ExecutionName.Create(arguments.ExecutionName, request.Path);
        var engine = engines(account.World, new SimulatedEngineOptions
        {
            AccountId = account.Location.AccountId,
            Region = account.Location.Region,
            Functions = settings,
        });

        var sharedBy = request.Request.Source.AccountId is { } owner && owner != account.Location.AccountId ? owner : null;
        var planned = await PlanAsync(engine, request.Text, name, sharedBy);
        var aliases = engine.KeyAliases();
        var keys = new KeyNames(aliases);
        var calls = new PlannedCalls(planned.Plan, keys, sharedBy).InOrder(planned.Steps);
        if (arguments.Json)
        {
            terminal.OutWriter.WriteLine(JsonSerializer.Serialize(PlanDocument.Create(planned.Plan, calls, aliases), CliJson.Printed.PlanDocument));
        }
        else
        {
            new PlanReport(terminal.Out, keys, sharedBy).Write(planned.Plan, calls);
        }

        return ExitCodes.Done;
    }

    private static async Task<PlannedExecution> PlanAsync(SimulatedEngine engine, string request, string name, string? sharedBy)
    {
        string? changes = null;
        try
        {
            return await engine.PlanAsync(request, name, sharesSource: sharedBy is not null, onShared: () => changes = ChangesText.Shared(sharedBy!));
        }
        catch (RequestRefusedException error)
        {
            throw UserErrorException.Refused(error.Problems, changes);
        }
    }
}
