using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text.Json;
using AmiPipeline.Cli.Commands;
using AmiPipeline.Cli.Commands.Deployed;
using AmiPipeline.Cli.Documents;
using AmiPipeline.Cli.KeyPolicies;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Cli.States;
using AmiPipeline.Engines.Aws;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Errors;
using AmiPipeline.Simulator.Definitions;

namespace AmiPipeline.Cli;

/// <summary>The program without its process: from arguments to an exit code.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="engines">Makes the simulated engine for a world.</param>
/// <param name="surroundings">The machine.</param>
internal sealed class CommandLine(Terminal terminal, Func<WorldDefinition, SimulatedEngineOptions, SimulatedEngine> engines, Surroundings surroundings)
{
    private const string Name = "ami-pipeline";

    private readonly Option<string> _output = OutputOption();

    /// <summary>Does what the arguments say. Throws nothing.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="cancellation">Ends it early, in an orderly way.</param>
    public async Task<int> InvokeAsync(IReadOnlyList<string> args, CancellationToken cancellation = default)
    {
        ParseResult? parsed = null;
        try
        {
            parsed = Root().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Action is ParseErrorAction)
            {
                throw UserErrorException.OfCommandLine(CommandLineFaults.Of(parsed));
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
#pragma warning disable CA1031 // The last resort: a person gets a line to report, not a stack trace.
        catch (Exception error)
#pragma warning restore CA1031
        {
            var message = $"{error.GetType().Name}: {error.Message.ReplaceLineEndings(" ")} This is a fault of the program, not of the request: please report it with the request and the simulated account.";
            return Report(new UserErrorException(ExitCodes.Unexpected, "Unexpected", message), args);
        }
    }

    // What an execution on AWS has made is told where it runs: here it had not begun.
    private static string Cancelled(ParseResult? parsed) => parsed?.CommandResult.Command.Name switch
    {
        "run" or "plan" when !parsed.Tokens.Any(token => token.Value == AwsOptions.Name) => "Cancelled. The simulated account ends with this program: nothing is left behind.",
        "run" or "plan" or "cleanup" => "Cancelled before anything was done.",
        _ => "Cancelled.",
    };

    private Command Root()
    {
        var root = new Command(Name, "Makes AMIs whose EBS snapshots are encrypted exactly as requested, and proves it.")
        {
            RunCommand.Create(terminal, engines, surroundings, _output),
            PlanCommand.Create(terminal, engines, _output),
            CleanUpCommand.Create(terminal, surroundings, _output),
            StartCommand.Create(terminal, surroundings, _output),
            WatchCommand.Create(terminal, surroundings, _output),
            ListCommand.Create(terminal, surroundings, _output),
            SimulatorCommand.Create(terminal, surroundings),
            SchemaCommand.Create(terminal),
            KeyPolicyCommand.Create(terminal),
            StatesCommand.Create(terminal, _output),
        };
        var help = new HelpOption();
        help.Action = new HelpWithExitCodes((HelpAction)help.Action!);
        root.Options.Add(help);
        root.Options.Add(new VersionOption());
        root.Options.Add(_output);
        return root;
    }

    private static Option<string> OutputOption()
    {
        var option = new Option<string>("--output")
        {
            HelpName = $"{OutputFormat.Text}|{OutputFormat.Json}",
            Description = "The form of the result: for people, or one JSON document and nothing else, for errors too.",
            DefaultValueFactory = _ => OutputFormat.Text,
            Recursive = true,
        };
        option.CompletionSources.Add(OutputFormat.Text, OutputFormat.Json);
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not (OutputFormat.Text or OutputFormat.Json) and var other)
            {
                result.AddError($"--output is {other}; it must be {OutputFormat.Text} or {OutputFormat.Json}.");
            }
        });
        return option;
    }

    private InvocationConfiguration Configuration() =>
        new() { Output = terminal.OutWriter, Error = terminal.ErrorWriter, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };

    private int Report(UserErrorException error, IReadOnlyList<string> args)
    {
        if (WantsJson(args))
        {
            var document = new ErrorDocument(error.Error, error.Message, error.Problems, error.ExitCode);
            terminal.OutWriter.WriteLine(JsonSerializer.Serialize(document, PrintedJson.Types.ErrorDocument));
        }
        else
        {
            new ErrorReport(terminal.Error).Write(error);
        }

        return error.ExitCode;
    }

    // Also where the command line as a whole cannot be understood.
    private static bool WantsJson(IReadOnlyList<string> args) =>
        args.Contains($"--output={OutputFormat.Json}") || args.Contains($"--output:{OutputFormat.Json}")
        || args.Zip(args.Skip(1)).Any(pair => pair is { First: "--output", Second: OutputFormat.Json });
}
