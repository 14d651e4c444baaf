using System.CommandLine;
using AmiPipeline.StatesLanguage;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.StatesLanguage.Loading;

namespace AmiPipeline.Cli.States;

/// <summary><c>states run</c>: runs a definition on virtual time, with its tasks' answers from a file.</summary>
/// <param name="terminal">Where to read and write.</param>
internal sealed class StatesRunCommand(Terminal terminal)
{
    /// <summary>The command.</summary>
    /// <param name="terminal">Where it reads and writes.</param>
    /// <param name="output">The option that says in what form.</param>
    public static Command Create(Terminal terminal, Option<string> output)
    {
        var command = new Command(
            "run",
            "Run a definition on virtual time, its tasks answered from a file. With --output json the last line is the result, "
            + """{"status", "output"} or {"status", "error", "cause"}; what comes before it is a line each.""");
        var options = new RunOptions(output);
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => new StatesRunCommand(terminal).RunAsync(options.Read(parsed), cancellation));
        return command;
    }

    private async Task<int> RunAsync(RunArguments arguments, CancellationToken cancellation)
    {
        IReadOnlyList<DefinitionFault> faults = [];
        try
        {
            var source = new TextSource(terminal.In);
            var definition = DefinitionSource.Read(source, arguments.File);
            faults = definition.Check();
            if (faults.Count > 0)
            {
                throw new UserErrorException(ExitCodes.Refused, "DefinitionRefused", definition.Refusal(faults));
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

    private void Print(Execution execution, RunArguments arguments)
    {
        foreach (var state in MockedRun.StatesWithoutAnswer(execution))
        {
            terminal.ErrorWriter.WriteLine($"The mocks had no answer left for the state {state}; its task failed with {MockedRun.NoAnswer}.");
        }

        if (arguments.Json)
        {
            if (arguments.History)
            {
                terminal.OutWriter.WriteLine(StatesJson.FormatHistory(execution.History));
            }

            terminal.OutWriter.WriteLine(StatesJson.FormatResult(execution));
        }
        else
        {
            new ExecutionText(terminal.OutWriter).Write(execution, arguments.History);
        }
    }
}
