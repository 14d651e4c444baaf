using System.CommandLine;
using System.Text.Json;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using AmiPipeline.Cli.Documents;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Engines.Aws;
using AmiPipeline.Engines.Deployed;

namespace AmiPipeline.Cli.Commands.Deployed;

/// <summary><c>start</c>: starts an execution of a deployed state machine, once however often it is asked to.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="surroundings">The machine.</param>
internal sealed class StartCommand(Terminal terminal, Surroundings surroundings)
{
    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="surroundings">The machine.</param>
    /// <param name="output">The option that says in what form.</param>
    public static Command Create(Terminal terminal, Surroundings surroundings, Option<string> output)
    {
        var request = new Argument<string>("REQUEST") { Description = "The file with the request: the document that the Step Functions console takes as input, too." };
        var name = new Option<string?>("--name") { HelpName = "EXECUTION", Description = "The name of the execution. Default: the file's name with a digest of the request, so that the same request is started once." };
        var watch = new Option<bool>("--watch") { Description = "Show the execution until it ends, as the command watch does." };
        var options = new DeployedOptions(isRequired: true);
        var command = new Command("start", "Start an execution of the deployed state machine. Asked again with the same request and name, it starts nothing, and says what became of the first.") { request };
        options.AddTo(command);
        command.Options.Add(name);
        command.Options.Add(watch);
        command.SetAction((parsed, cancellation) => new StartCommand(terminal, surroundings).RunAsync(
            RequestFile.Read(parsed.GetRequiredValue(request)), parsed.GetValue(name),
            new StateMachineReference(parsed.GetRequiredValue(options.StateMachine)!, options.Region(parsed)),
            options.Connection(parsed), parsed.GetValue(watch), parsed.GetValue(output) == OutputFormat.Json, cancellation));
        return command;
    }

    private async Task<int> RunAsync(
        RequestFile request, string? name, StateMachineReference stateMachine, AwsConnection connection, bool watch, bool json, CancellationToken stop)
    {
        var input = ExecutionInput.Of(request, name);
        var executionArn = stateMachine.Execution(input.Name);
        using var clients = new DeployedClients(surroundings.Reach(connection), stateMachine.Owner);
        var execution = await StartAsync(clients.StepFunctions, stateMachine, input, stop);
        if (!input.IsSameAs(execution.Input))
        {
            throw new UserErrorException(ExitCodes.Refused, "NameTaken", $"{executionArn} has another request, and is {Wording.Status(execution.Status.Value)}. Choose another name with --name, or leave --name out.");
        }

        if (watch)
        {
            return await new WatchCommand(terminal, surroundings).RunAsync(executionArn, connection, json, stop);
        }

        var document = Document(execution, stateMachine, WatchAdvice.Again(request.Path, stateMachine.Arn, input.Name, connection.Profile));
        if (json)
        {
            terminal.OutWriter.WriteLine(JsonSerializer.Serialize(document, PrintedJson.Types.StartDocument));
        }
        else
        {
            new StartReport(terminal.Out).Write(document, WatchAdvice.Watch(executionArn.ToString(), connection.Profile));
        }

        return document.ExitCode;
    }

    private static async Task<DescribeExecutionResponse> StartAsync(IAmazonStepFunctions stepFunctions, StateMachineReference stateMachine, ExecutionInput input, CancellationToken stop)
    {
        const string MayHaveStarted = "The execution may have been started all the same: the same command again finds it, or starts it.";
        try
        {
            return await StepFunctionsFaults.GuardAsync(() => StartOrFindAsync(stepFunctions, stateMachine, input, stop), $"Stopped before Step Functions had answered. {MayHaveStarted}", stop);
        }
        catch (AwsUnusableException error) when (error.InnerException is HttpRequestException or IOException or TimeoutException or OperationCanceledException)
        {
            throw new AwsUnusableException($"{error.Message} {MayHaveStarted}", error.InnerException);
        }
    }

    /// <summary>The execution: the one that is started now, or the one that has its name.</summary>
    private static async Task<DescribeExecutionResponse> StartOrFindAsync(IAmazonStepFunctions stepFunctions, StateMachineReference stateMachine, ExecutionInput input, CancellationToken stop)
    {
        try
        {
            var started = await stepFunctions.StartExecutionAsync(new StartExecutionRequest { StateMachineArn = stateMachine.Arn, Name = input.Name, Input = input.Json }, stop);
            return new DescribeExecutionResponse { ExecutionArn = started.ExecutionArn, Name = input.Name, Status = ExecutionStatus.RUNNING, StartDate = started.StartDate, Input = input.Json };
        }
        catch (ExecutionAlreadyExistsException)
        {
            return await stepFunctions.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = stateMachine.Execution(input.Name).ToString() }, stop);
        }
    }

    private static StartDocument Document(DescribeExecutionResponse execution, StateMachineReference stateMachine, string again)
    {
        var hasFailed = execution.Status != ExecutionStatus.RUNNING && execution.Status != ExecutionStatus.SUCCEEDED;
        var failure = hasFailed ? Errors.Failure.From(new Errors.StateError(execution.Error ?? execution.Status.Value, execution.Cause)) : null;
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
