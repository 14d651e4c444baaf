using System.CommandLine;
using System.Text.Json;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using AmiPipeline.Cli.Commands.Options;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Cli.Json;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Engines.Aws;
using AmiPipeline.Engines.Deployed;
using AmiPipeline.Engines.Fleets;

namespace AmiPipeline.Cli.Commands.Deployed;

/// <summary><c>list</c>: lists executions of a deployed state machine.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="host">The machine.</param>
internal sealed class ListCommand(Terminal terminal, HostEnvironment host)
{
    private const int MaxPageSize = 1000;
    private const int DefaultLimit = 50;

    private static readonly string[] Statuses = ["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"];

    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="host">The machine.</param>
    /// <param name="output">The output format.</param>
    public static Command Create(Terminal terminal, HostEnvironment host, OutputOption output)
    {
        var status = StatusOption();
        var limit = new NumberOption("--limit", "The maximum number of executions to list.", DefaultLimit, min: 1);
        var options = new DeployedOptions(isRequired: true);
        var command = new Command("list", "List executions of the deployed state machine, newest first.");
        options.AddTo(command);
        command.Options.Add(status);
        command.Options.Add(limit);
        command.Options.Add(output);
        command.SetAction((parsed, cancellation) => new ListCommand(terminal, host).RunAsync(
            new StateMachineReference(parsed.GetRequiredValue(options.StateMachine)!, options.Region(parsed)),
            parsed.GetValue(status), parsed.GetValue(limit), options.Connection(parsed), output.IsJson(parsed), cancellation));
        return command;
    }

    private static Option<string?> StatusOption()
    {
        var option = new Option<string?>("--status") { HelpName = string.Join('|', Statuses), Description = "Only executions with this status. Default: all." };
        option.CompletionSources.Add(Statuses);
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } status && !Statuses.Contains(status))
            {
                result.AddError($"--status is {status}; it must be one of {string.Join(", ", Statuses)}.");
            }
        });
        return option;
    }

    private async Task<int> RunAsync(StateMachineReference stateMachine, string? status, int limit, AwsConnection connection, bool json, CancellationToken stop)
    {
        using var clients = new DeployedClients(host.Connect(connection), stateMachine.Owner);
        var document = await StepFunctionsErrors.GuardAsync(() => ListAsync(clients.StepFunctions, stateMachine.Arn, status, limit, stop), "Stopped.", stop);
        if (json)
        {
            terminal.OutWriter.WriteLine(JsonSerializer.Serialize(document, CliJson.Printed.ListDocument));
        }
        else
        {
            new ListReport(terminal.Out).Write(document, host.Clock.GetUtcNow());
        }

        return ExitCodes.Done;
    }

    private static async Task<ListDocument> ListAsync(IAmazonStepFunctions stepFunctions, string stateMachineArn, string? status, int limit, CancellationToken stop)
    {
        // One more than the limit shows whether there are more.
        var request = new ListExecutionsRequest { StateMachineArn = stateMachineArn, StatusFilter = status is null ? null : ExecutionStatus.FindValue(status), MaxResults = Math.Min(limit, MaxPageSize - 1) + 1 };
        var listed = new List<ListedExecution>();
        await foreach (var one in stepFunctions.Paginators.ListExecutions(request).Executions.WithCancellation(stop))
        {
            if (listed.Count == limit)
            {
                return new ListDocument(stateMachineArn, listed, HasMore: true);
            }

            var waits = one.Status == ExecutionStatus.RUNNING ? await FindWaitAsync(stepFunctions, one.ExecutionArn, stop) : null;
            listed.Add(new ListedExecution(one.Name, one.ExecutionArn, one.Status.Value, one.StartDate!.Value.ToUniversalTime(), one.StopDate?.ToUniversalTime(), waits));
        }

        return new ListDocument(stateMachineArn, listed, HasMore: false);
    }

    // Who may list executions may not have to be allowed to read what is in them.
    private static async Task<string?> FindWaitAsync(IAmazonStepFunctions stepFunctions, string executionArn, CancellationToken stop)
    {
        try
        {
            return (await QuotaWait.ReadAsync(stepFunctions, executionArn, stop))?.InQueue;
        }
        catch (AmazonStepFunctionsException refused) when (refused.ErrorCode is "AccessDeniedException" or "ExecutionDoesNotExist")
        {
            return null;
        }
    }
}
