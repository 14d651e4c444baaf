using System.CommandLine;
using System.Text.Json;
using AmiPipeline.Cli.Documents;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Engines;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Errors;
using AmiPipeline.Plans;
using AmiPipeline.Simulator.Definitions;

namespace AmiPipeline.Cli.Commands;

/// <summary><c>plan</c>: says what a request would do, and touches nothing.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="engines">Makes the engine for a world.</param>
internal sealed class PlanCommand(Terminal terminal, Func<WorldDefinition, SimulatedEngineOptions, SimulatedEngine> engines)
{
    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="engines">Makes the engine for a world.</param>
    /// <param name="output">The option that says in what form.</param>
    public static Command Create(Terminal terminal, Func<WorldDefinition, SimulatedEngineOptions, SimulatedEngine> engines, Option<string> output)
    {
        var command = new Command("plan", "Say what a request would do in the simulated account and what the result would look like. Touches nothing.");
        var options = new SimulationOptions(output);
        options.AddTo(command);
        command.SetAction((parsed, _) => new PlanCommand(terminal, engines).PlanAsync(options.Read(parsed)));
        return command;
    }

    private async Task<int> PlanAsync(SimulationArguments arguments)
    {
        var request = RequestFile.Read(arguments.RequestPath);
        var settings = ConfigurationFile.Read(arguments.ConfigurationFile);
        var account = SimulatedAccount.Read(arguments);
        var name = ExecutionName.Of(arguments.ExecutionName, request.Path);
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
        var calls = new PlannedCalls(planned.Plan, keys, sharedBy).Of(planned.Steps);
        if (arguments.Json)
        {
            terminal.OutWriter.WriteLine(JsonSerializer.Serialize(Document(planned.Plan, calls, aliases), PrintedJson.Types.PlanDocument));
        }
        else
        {
            new PlanReport(terminal.Out, keys, sharedBy).Write(planned.Plan, calls);
        }

        return ExitCodes.Done;
    }

    private static async Task<PlannedExecution> PlanAsync(SimulatedEngine engine, string request, string name, string? sharedBy)
    {
        string? touched = null;
        try
        {
            return await engine.PlanAsync(request, name, sharesSource: sharedBy is not null, onShared: () => touched = TouchedText.Shared(sharedBy!));
        }
        catch (RequestRefusedException error)
        {
            throw UserErrorException.Refused(error.Problems, touched);
        }
    }

    private static PlanDocument Document(ImagePlan plan, IReadOnlyList<PlannedCall> calls, IReadOnlyDictionary<string, string> aliases)
    {
        var keys = plan.Devices.SelectMany(device => device.Expected.AcceptedKeys).Select(key => key.KmsKeyId).ToHashSet();
        return new PlanDocument(plan, calls, aliases.Where(alias => keys.Contains(alias.Key)).ToDictionary());
    }
}
