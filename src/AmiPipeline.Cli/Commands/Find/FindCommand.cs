using System.CommandLine;
using System.Text.Json;
using AmiPipeline.Cli.Commands.Options;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Cli.Json;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Engines.Aws;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Reports.Lineage;
using AmiPipeline.Reports.Texts;
using AmiPipeline.Simulator.Definitions;

namespace AmiPipeline.Cli.Commands.Find;

/// <summary><c>find</c>: finds images of an account, and how they fall short.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="arguments">What to find.</param>
internal sealed class FindCommand(Terminal terminal, FindArguments arguments)
{
    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="engines">Makes the engine for a world.</param>
    /// <param name="host">The machine.</param>
    public static Command Create(Terminal terminal, Func<WorldDefinition, SimulatedEngineOptions, SimulatedEngine> engines, HostEnvironment host)
    {
        var options = new FindOptions();
        var aws = new AwsOptions("Search the account on AWS that the standard credentials, Region and AWS_ENDPOINT_URL settings lead to. Only reads.");
        var command = new Command("find", "Find images by name, tags and age, and by how they fall short: not encrypted, under another key, shared and so on; with sizes, costs and what converting would take.");
        options.AddTo(command);
        aws.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var isAws = aws.IsAws(parsed, options.SimulatorOnly(parsed));
            var arguments = options.Read(parsed, isAws);
            var find = new FindCommand(terminal, arguments);
            return isAws
                ? find.FindOnAwsAsync(host, aws.Connection(parsed, arguments.Regions is [var first, ..] ? first : null), cancellation)
                : find.FindSimulatedAsync(engines, cancellation);
        });
        return command;
    }

    private async Task<int> FindOnAwsAsync(HostEnvironment host, AwsConnection connection, CancellationToken cancellation)
    {
        var session = await AwsSession.OpenAsync(host.Connect(connection), cancellation);
        var caller = session.Caller.Location;
        return Write(await new ImageFinder(session.Clients(host.Clock), arguments, host.Clock.GetUtcNow())
            .FindAsync(caller.AccountId, arguments.Regions.Count > 0 ? arguments.Regions : [caller.Region], cancellation));
    }

    private async Task<int> FindSimulatedAsync(Func<WorldDefinition, SimulatedEngineOptions, SimulatedEngine> engines, CancellationToken cancellation)
    {
        var account = SimulatedAccount.Read(arguments.AccountFile!, arguments.AccountId, arguments.Regions);
        var engine = engines(account.World, new SimulatedEngineOptions { AccountId = arguments.AccountId, Region = arguments.Regions[0] });
        return Write(await new ImageFinder(SimulatedClients.Create(engine.Cloud, engine.Clock), arguments, engine.Clock.GetUtcNow())
            .FindAsync(arguments.AccountId, arguments.Regions, cancellation));
    }

    private int Write(FoundImages found)
    {
        var document = found.Document;
        if (arguments.Picture is not null && document.Images.Count > 1)
        {
            throw UserErrorException.ForCommandLine($"--picture draws one image, and {document.Images.Count} were found. Narrow the search, as with --name, or take --output html, which draws each.");
        }

        var written = arguments.RequestsDirectory is { } directory ? new RequestFiles(directory, arguments.WantedKey ?? "default", arguments.ByAccount).Write(document) : 0;
        switch (arguments.Format)
        {
            case "json":
                terminal.OutWriter.WriteLine(JsonSerializer.Serialize(document, CliJson.Printed.FindDocument));
                break;
            case "csv":
                new FindCsv(terminal.OutWriter).Write(document);
                break;
            case "html":
                new FindPage(terminal.OutWriter).Write(found);
                break;
            default:
                new FindReport(terminal.Out).Write(document, written, arguments.RequestsDirectory);
                break;
        }

        return WriteLineages(found) ? ExitCodes.Done : ExitCodes.FileUnusable;
    }

    private bool WriteLineages(FoundImages found)
    {
        if (!found.HasRelatives && arguments.MaxLineages > 0)
        {
            terminal.ErrorWriter.WriteLine(FoundImages.NotAllRelatives);
        }

        var keys = new KeyNames(new Dictionary<string, string>());
        foreach (var lineage in (arguments.Tree ? found.Images : []).Select(image => found.Lineages.Create(image)))
        {
            terminal.OutWriter.WriteLine();
            foreach (var line in new LineageText(lineage, keys).Lines())
            {
                terminal.Out.WriteWhole((line, "default"));
            }
        }

        if (arguments.Picture is not { } picture)
        {
            return true;
        }

        if (found.Images is not [var only, ..])
        {
            terminal.ErrorWriter.WriteLine($"No image was found: {picture.Path} is not written.");
            return true;
        }

        return picture.Write(new LineagePicture(found.Lineages.Create(only), keys).ToSvg($"Lineage of {only.ImageId}"), terminal.ErrorWriter);
    }
}
