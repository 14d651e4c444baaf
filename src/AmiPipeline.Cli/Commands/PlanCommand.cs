using System.CommandLine;
using AmiPipeline.Cli.Commands.Options;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Engines;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Errors;
using AmiPipeline.Simulator.Definitions;

namespace AmiPipeline.Cli.Commands;

/// <summary><c>plan</c>: previews what a request would do, and changes nothing; with <c>--aws</c>, <see cref="AwsPlanCommand"/> does it on AWS.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="engines">Makes the engine for a world.</param>
internal sealed class PlanCommand(Terminal terminal, Func<WorldDefinition, SimulatedEngineOptions, SimulatedEngine> engines)
{
    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="engines">Makes the engine for a world.</param>
    /// <param name="host">The machine.</param>
    /// <param name="output">The output format.</param>
    public static Command Create(Terminal terminal, Func<WorldDefinition, SimulatedEngineOptions, SimulatedEngine> engines, HostEnvironment host, OutputOption output)
    {
        var request = new RequestOptions(output, "the request's file name");
        var simulation = new SimulationOptions(mayUseAws: true);
        var aws = new AwsOptions("Read the account on AWS that the standard credentials, Region and AWS_ENDPOINT_URL settings lead to. Creates nothing, and costs nothing.");
        var views = new ViewOptions(hasEnded: false);
        var command = new Command("plan", "Preview what a request would do and what the image must look like, in the simulated account or, with --aws, on AWS. Makes no changes.");
        request.AddTo(command);
        simulation.AddTo(command);
        aws.AddTo(command);
        views.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var arguments = request.Read(parsed);
            var shown = views.Read(parsed, arguments.Json);
            return aws.IsAws(parsed, simulation.SimulatorOnly(parsed))
                ? new AwsPlanCommand(terminal, host).PlanAsync(arguments, aws.Connection(parsed, simulation.Region(parsed)), shown, cancellation)
                : new PlanCommand(terminal, engines).PlanAsync(arguments, simulation.Read(parsed, arguments.RequestPath), shown);
        });
        return command;
    }

    private async Task<int> PlanAsync(RequestArguments arguments, SimulationArguments simulation, ViewArguments views)
    {
        var request = RequestFile.Read(new TextSource(terminal.In), arguments.RequestPath);
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
        return new PlanOutput(terminal, arguments.Json, views).Write(planned, engine.KeyAliases(planned.Plan.Copies.Select(copy => copy.Location)), sharedBy, settings.Name.SourceRole);
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
