using System.Text.Json;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Cli.Json;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Errors;

namespace AmiPipeline.Cli.Commands.Deployed;

/// <summary>Writes the execution that a command has started, or found by its name.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="json">Whether as a JSON document.</param>
internal sealed class StartOutput(Terminal terminal, bool json)
{
    /// <summary>Writes it; returns the exit code.</summary>
    /// <param name="execution">The execution.</param>
    /// <param name="stateMachine">Its state machine.</param>
    /// <param name="watch">The command that shows it.</param>
    /// <param name="again">The command to try again with if it has failed; null for none.</param>
    public int Write(DescribeExecutionResponse execution, StateMachineReference stateMachine, string watch, string? again)
    {
        var document = Document(execution, stateMachine, again);
        if (json)
        {
            terminal.OutWriter.WriteLine(JsonSerializer.Serialize(document, CliJson.Printed.StartDocument));
        }
        else
        {
            new StartReport(terminal.Out).Write(document, watch);
        }

        return document.ExitCode;
    }

    private static StartDocument Document(DescribeExecutionResponse execution, StateMachineReference stateMachine, string? again)
    {
        var hasFailed = execution.Status != ExecutionStatus.RUNNING && execution.Status != ExecutionStatus.SUCCEEDED;
        var failure = hasFailed ? Failure.From(new StateError(execution.Error ?? execution.Status.Value, execution.Cause)) : null;
        return new StartDocument
        {
            Status = execution.Status.Value,
            Execution = execution.ExecutionArn,
            Name = execution.Name,
            StateMachine = stateMachine.Arn,
            StartDate = execution.StartDate!.Value.ToUniversalTime(),
            StopDate = execution.StopDate?.ToUniversalTime(),
            Error = failure?.Error,
            Message = failure?.Cause,
            NextCommand = hasFailed ? again : null,
            ExitCode = hasFailed ? ExitCodes.ExecutionFailed : ExitCodes.Done,
        };
    }
}
