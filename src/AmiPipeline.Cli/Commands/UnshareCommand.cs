using System.CommandLine;
using System.Text.Json;
using AmiPipeline.Cli.Commands.Options;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Cli.Json;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Engines;
using AmiPipeline.Engines.Aws;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Errors;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Functions.Sharing;
using AmiPipeline.Simulator.Definitions;

namespace AmiPipeline.Cli.Commands;

/// <summary><c>unshare</c>: takes back what <c>shareWith</c> gave others of one image.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="arguments">What the command line says.</param>
internal sealed class UnshareCommand(Terminal terminal, UnshareArguments arguments)
{
    // What was changed shows within seconds.
    private const int MaxAttempts = 10;
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(3);

    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="engines">Makes the engine for a world.</param>
    /// <param name="host">The machine.</param>
    /// <param name="output">The output format.</param>
    public static Command Create(Terminal terminal, Func<WorldDefinition, SimulatedEngineOptions, SimulatedEngine> engines, HostEnvironment host, OutputOption output)
    {
        var options = new UnshareOptions(output);
        var aws = new AwsOptions("Change the image on AWS, with the standard credentials, Region and AWS_ENDPOINT_URL settings.");
        var command = new Command("unshare", "Revoke the access to an image that a request's shareWith gave others: launch permission, permission on its snapshots, and grants on its keys. In a simulated account or, with --aws, on AWS. Can be repeated.");
        options.AddTo(command);
        aws.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var isAws = aws.IsAws(parsed, options.SimulatorOnly(parsed));
            var arguments = options.Read(parsed);
            var unshare = new UnshareCommand(terminal, arguments);
            return isAws ? unshare.RunOnAwsAsync(host, aws.Connection(parsed, arguments.Region), cancellation) : unshare.RunSimulatedAsync(engines);
        });
        return command;
    }

    private async Task<int> RunOnAwsAsync(HostEnvironment host, AwsConnection connection, CancellationToken cancellation)
    {
        var session = await AwsSession.OpenAsync(host.Connect(connection), cancellation);
        return await RunAsync(session.Clients(host.Clock), session.Caller.Location, () => Pause.WaitAsync(host.Clock, BetweenAttempts, cancellation));
    }

    private Task<int> RunSimulatedAsync(Func<WorldDefinition, SimulatedEngineOptions, SimulatedEngine> engines)
    {
        var account = SimulatedAccount.Read(arguments.AccountFile, arguments.AccountId, arguments.Region ?? SimulatedAccount.DefaultRegion);
        var engine = engines(account.World, new SimulatedEngineOptions { AccountId = account.Location.AccountId, Region = account.Location.Region });
        return RunAsync(SimulatedClients.Create(engine.Cloud, engine.Clock), account.Location, () =>
        {
            engine.Clock.AdvanceTo(engine.Clock.GetUtcNow() + BetweenAttempts);
            return Task.CompletedTask;
        });
    }

    private async Task<int> RunAsync(AwsClients clients, AwsLocation location, Func<Task> wait)
    {
        var access = await TryAsync(() => GivenAccess.FindAsync(clients, location, arguments.ImageId, arguments.From), wait)
            ?? throw UserErrorException.ForCommandLine($"IMAGE is {arguments.ImageId}, and account {location.AccountId} has no such image of its own in {location.Region}.");
        if (!arguments.IsDryRun)
        {
            // Also if nothing was found: a run before this one may not have come to its end.
            await TryAsync(async () =>
            {
                await access.TakeAsync();
                return true;
            }, wait);
        }

        if (arguments.Json)
        {
            terminal.OutWriter.WriteLine(JsonSerializer.Serialize(new UnshareDocument(arguments.ImageId, access.Name, location, arguments.IsDryRun, access.Items, access.StayingGrants), CliJson.Printed.UnshareDocument));
        }
        else
        {
            UnshareReport.Write(terminal.Out, arguments.ImageId, access, location, arguments.IsDryRun);
        }

        return ExitCodes.Done;
    }

    private static async Task<T> TryAsync<T>(Func<Task<T>> act, Func<Task> wait)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await act();
            }
            catch (Exception error) when (error is PipelineException || AwsErrors.IsAwsFailure(error))
            {
                var known = AwsErrors.Translate(error, FunctionNames.ShareImages);
                if (attempt == MaxAttempts || known is not (ResourceNotVisibleException or AwsThrottledException or AwsUnavailableException))
                {
                    throw known is PipelineException ? known : new UserErrorException(ExitCodes.ExecutionFailed, known.GetType().Name, known.Message);
                }
            }

            await wait();
        }
    }
}
