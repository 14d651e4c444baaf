using System.CommandLine;
using AmiPipeline.Cli.Commands.Options;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Cli.Json;
using AmiPipeline.Cli.Reports;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StatesLanguage.Loading;

namespace AmiPipeline.Cli.Commands.States;

/// <summary><c>states run</c>: runs a definition in virtual time, with mocked tasks.</summary>
/// <param name="terminal">Where to read and write.</param>
internal sealed class StatesRunCommand(Terminal terminal)
{
    /// <summary>The command.</summary>
    /// <param name="terminal">Where it reads and writes.</param>
    /// <param name="output">The output format.</param>
    public static Command Create(Terminal terminal, OutputOption output)
    {
        var command = new Command(
            "run",
            "Run a definition in virtual time, with mocked tasks. With --output json, the last line is the result, "
            + """{"status", "output"} or {"status", "error", "cause"}; whatever precedes it is one line each.""");
        var options = new StatesRunOptions(output);
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => new StatesRunCommand(terminal).RunAsync(options.Read(parsed), cancellation));
        return command;
    }

    private async Task<int> RunAsync(StatesRunArguments arguments, CancellationToken cancellation)
    {
        IReadOnlyList<DefinitionFault> faults = [];
        try
        {
            var source = new TextSource(terminal.In);
            var definition = DefinitionSource.Read(source, arguments.File);
            faults = definition.Check();
            if (faults.Count > 0)
            {
                throw new UserErrorException(ExitCodes.Refused, "DefinitionRefused", definition.Describe(faults));
            }

            var run = MockedRun.Read(arguments, source);
            var execution = await run.RunAsync(StateMachineDocument.Load(definition.Text), cancellation);
            Print(execution, arguments);
            return execution.Status == ExecutionStatus.Succeeded ? ExitCodes.Done : ExitCodes.ExecutionFailed;
        }
        catch (UserErrorException error) when (arguments.Json)
        {
            terminal.OutWriter.WriteLine(StatesJson.FormatError(error, faults));
            return error.ExitCode;
        }
    }

    private void Print(Execution execution, StatesRunArguments arguments)
    {
        foreach (var state in MockedRun.StatesWithoutAnswer(execution))
        {
            terminal.ErrorWriter.WriteLine($"The mocks have no more results for the state {state}; its task failed with {MockedRun.NoAnswer}.");
        }

        if (arguments.Json)
        {
            if (arguments.History)
            {
                foreach (var one in execution.SelfAndChildren)
                {
                    terminal.OutWriter.WriteLine(StatesJson.FormatHistory(one));
                }
            }

            terminal.OutWriter.WriteLine(StatesJson.FormatResult(execution));
        }
        else
        {
            new StatesReport(terminal.OutWriter).Write(execution, arguments.History);
        }
    }
}
