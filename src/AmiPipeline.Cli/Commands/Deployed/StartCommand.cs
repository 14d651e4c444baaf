using System.CommandLine;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using AmiPipeline.Cli.Commands.Options;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Engines.Aws;
using AmiPipeline.Engines.Deployed;
using AmiPipeline.Reports.Texts;

namespace AmiPipeline.Cli.Commands.Deployed;

/// <summary><c>start</c>: starts an execution of a deployed state machine; repeating the command starts no other.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="host">The machine.</param>
internal sealed class StartCommand(Terminal terminal, HostEnvironment host)
{
    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="host">The machine.</param>
    /// <param name="output">The output format.</param>
    public static Command Create(Terminal terminal, HostEnvironment host, OutputOption output)
    {
        var request = new Argument<string>("REQUEST") { Description = "The request file, or - for standard input. The Step Functions console takes the same document as input." };
        var name = new Option<string?>("--name") { HelpName = "EXECUTION", Description = "The execution's name. Default: the file name with a digest of the request, so that the same request starts once." };
        var watch = new Option<bool>("--watch") { Description = "Show the execution until it ends, like the watch command." };
        var options = new DeployedOptions(isRequired: true);
        var command = new Command("start", "Start an execution of the deployed state machine. Repeated with the same request and name, it starts nothing and shows the status of the first execution.") { request };
        options.AddTo(command);
        command.Options.Add(name);
        command.Options.Add(watch);
        command.Options.Add(output);
        command.SetAction((parsed, cancellation) => new StartCommand(terminal, host).RunAsync(
            RequestFile.Read(new TextSource(terminal.In), parsed.GetRequiredValue(request)), parsed.GetValue(name),
            new StateMachineReference(parsed.GetRequiredValue(options.StateMachine)!, options.Region(parsed)),
            options.Connection(parsed), parsed.GetValue(watch), output.IsJson(parsed), cancellation));
        return command;
    }

    private async Task<int> RunAsync(
        RequestFile request, string? name, StateMachineReference stateMachine, AwsConnection connection, bool watch, bool json, CancellationToken stop)
    {
        var input = ExecutionInput.Create(request, name);
        var executionArn = stateMachine.Execution(input.Name);
        using var clients = new DeployedClients(host.Connect(connection), stateMachine.Owner);
        var execution = await StartAsync(clients.StepFunctions, stateMachine, input, stop);
        if (!input.IsSameAs(execution.Input))
        {
            throw new UserErrorException(ExitCodes.Refused, "NameTaken", $"{executionArn} has another request and is {Wording.Status(execution.Status.Value)}. Choose another --name, or omit it.");
        }

        if (watch)
        {
            return await new WatchCommand(terminal, host).RunAsync(executionArn, connection, json, views: null, stop);
        }

        return new StartOutput(terminal, json).Write(
            execution, stateMachine, NextCommands.Watch(executionArn.ToString(), connection.Profile), NextCommands.StartAgain(request, stateMachine.Arn, input.Name, connection.Profile));
    }

    private static async Task<DescribeExecutionResponse> StartAsync(IAmazonStepFunctions stepFunctions, StateMachineReference stateMachine, ExecutionInput input, CancellationToken stop)
    {
        const string MayHaveStarted = "The execution may have started anyway: repeat the command to find it or start it.";
        try
        {
            return await StepFunctionsErrors.GuardAsync(() => StartOrFindAsync(stepFunctions, stateMachine, input, stop), $"Stopped before Step Functions responded. {MayHaveStarted}", stop);
        }
        catch (AwsUnusableException error) when (error.InnerException is HttpRequestException or IOException or TimeoutException or OperationCanceledException)
        {
            throw new AwsUnusableException($"{error.Message} {MayHaveStarted}", error.InnerException);
        }
    }

    /// <summary>The execution: a new one, or the one that already has its name.</summary>
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
}
