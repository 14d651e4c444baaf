using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text.Json;
using AmiPipeline.Cli.Commands;
using AmiPipeline.Cli.Commands.Completion;
using AmiPipeline.Cli.Commands.Deployed;
using AmiPipeline.Cli.Commands.Explore;
using AmiPipeline.Cli.Commands.Find;
using AmiPipeline.Cli.Commands.Fleet;
using AmiPipeline.Cli.Commands.KeyPolicies;
using AmiPipeline.Cli.Commands.Options;
using AmiPipeline.Cli.Commands.States;
using AmiPipeline.Cli.Json;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Engines.Aws;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Errors;
using AmiPipeline.Simulator.Definitions;

namespace AmiPipeline.Cli;

/// <summary>The program without its process: from arguments to an exit code.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="engines">Makes the simulated engine for a world.</param>
/// <param name="host">The machine.</param>
internal sealed class CommandLine(Terminal terminal, Func<WorldDefinition, SimulatedEngineOptions, SimulatedEngine> engines, HostEnvironment host)
{
    private const string Name = "ami-pipeline";

    /// <summary>Does what the arguments say. Throws nothing.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="cancellation">Ends it early, in an orderly way.</param>
    public async Task<int> InvokeAsync(IReadOnlyList<string> args, CancellationToken cancellation = default)
    {
        ParseResult? parsed = null;
        try
        {
            parsed = Root().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Action is ParseErrorAction || (parsed.Action is not HelpWithExitCodes && CommandLineErrors.HasUnknownOption(parsed)))
            {
                throw UserErrorException.ForCommandLine(CommandLineErrors.Describe(parsed));
            }

            return await parsed.InvokeAsync(Configuration(), cancellation);
        }
        catch (UserErrorException error)
        {
            return Report(error, args);
        }
        catch (RequestRefusedException error)
        {
            return Report(UserErrorException.Refused(error.Problems), args);
        }
        catch (AwsUnusableException error)
        {
            return Report(new UserErrorException(ExitCodes.AwsUnusable, "AwsUnusable", error.Message), args);
        }
        catch (PipelineException error)
        {
            return Report(new UserErrorException(ExitCodes.ExecutionFailed, error.GetType().Name, error.Message), args);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return Report(new UserErrorException(ExitCodes.Cancelled, "Cancelled", Cancelled(parsed)), args);
        }
#pragma warning disable CA1031 // The last resort.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return Report(UserErrorException.Unexpected(error), args);
        }
    }

    // What an execution on AWS has made is reported where it runs: here it had not begun.
    private static string Cancelled(ParseResult? parsed) => parsed?.CommandResult.Command.Name switch
    {
        "run" or "plan" when !parsed.Tokens.Any(token => token.Value == AwsOptions.Name) => "Cancelled. The simulated account existed only in this process, so nothing remains.",
        "run" or "plan" or "cleanup" => "Cancelled before anything was done.",
        _ => "Cancelled.",
    };

    private Command Root()
    {
        var output = new OutputOption();
        var root = new Command(Name, "Builds AMIs whose EBS snapshots are encrypted exactly as requested, and verifies them.")
        {
            RunCommand.Create(terminal, engines, host, output),
            PlanCommand.Create(terminal, engines, host, output),
            FindCommand.Create(terminal, engines, host),
            FleetCommand.Create(terminal, engines, host, output),
            CleanUpCommand.Create(terminal, host, output),
            UnshareCommand.Create(terminal, engines, host, output),
            StartCommand.Create(terminal, host, output),
            WatchCommand.Create(terminal, host, output),
            ListCommand.Create(terminal, host, output),
            SimulatorCommand.Create(terminal, host),
            ExploreCommand.Create(terminal),
            SchemaCommand.Create(terminal),
            KeyPolicyCommand.Create(terminal),
            StatesCommand.Create(terminal, output),
            CompletionCommand.Create(terminal),
            CompleteCommand.Create(terminal, Root),
        };
        var help = new HelpOption();
        var action = (HelpAction)help.Action!;
        action.MaxWidth = terminal.Out.Profile.Width;
        help.Action = new HelpWithExitCodes(action);
        root.Options.Add(help);
        root.Options.Add(new VersionOption());
        return root;
    }

    private InvocationConfiguration Configuration() =>
        new() { Output = terminal.OutWriter, Error = terminal.ErrorWriter, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };

    private int Report(UserErrorException error, IReadOnlyList<string> args)
    {
        if (OutputOption.IsJson(args))
        {
            var document = new ErrorDocument(error.Error, error.Message, error.Problems, error.ExitCode);
            terminal.OutWriter.WriteLine(JsonSerializer.Serialize(document, CliJson.Printed.ErrorDocument));
        }
        else
        {
            new ErrorReport(terminal.Error).Write(error);
        }

        return error.ExitCode;
    }
}
