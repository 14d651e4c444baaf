using System.CommandLine;
using System.Text.Json;
using AmiPipeline.Cli.Commands.Options;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Cli.Json;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Engines.Aws;
using AmiPipeline.Engines.Embedded;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Reports;
using AmiPipeline.Reports.Progress;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Cli.Commands;

/// <summary><c>cleanup</c>: removes from AWS what an execution created and did not commit.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="host">The machine.</param>
internal sealed class CleanUpCommand(Terminal terminal, HostEnvironment host)
{
    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="host">The machine.</param>
    /// <param name="output">The output format.</param>
    public static Command Create(Terminal terminal, HostEnvironment host, OutputOption output)
    {
        var execution = new Option<string>("--execution")
        {
            HelpName = "NAME|ARN",
            Description = "The execution, which must have ended: the name of one that ran on this machine with --aws, or any execution's ARN.",
            Required = true,
        };
        var region = new Option<string?>("--region") { HelpName = "REGION", Description = "The Region it ran in. Default: the ARN's; for a name, AWS_REGION, then the profile's Region." };
        var profile = AwsOptions.ProfileOption();
        var logs = new Option<bool>("--logs") { Description = "Print the function's log lines, JSON, to standard error." };
        var request = new Option<string?>("--request") { HelpName = "FILE", Description = "The request that the execution was started with. Needed if it has copies, to find them in their Regions, or a source in another account, to stop sharing it." };
        var configuration = new Option<string?>("--configuration") { HelpName = "FILE", Description = "The configuration that it ran with, which names the role of the other account." };
        var command = new Command("cleanup", "Remove from AWS what an execution created and did not commit: the pipeline's own clean-up loop. Can be repeated; takes more than a minute, because new resources may show up late.")
        {
            execution, region, profile, logs, request, configuration, output,
        };
        command.SetAction((parsed, cancellation) => new CleanUpCommand(terminal, host).RunAsync(
            new ExecutionReference("--execution", parsed.GetRequiredValue(execution), parsed.GetValue(region)),
            parsed.GetValue(request) is { } path ? RequestFile.Read(new TextSource(terminal.In), path).Text : null,
            ConfigurationFile.Read(parsed.GetValue(configuration)),
            parsed.GetValue(profile), parsed.GetValue(logs), output.IsJson(parsed), cancellation));
        return command;
    }

    private async Task<int> RunAsync(
        ExecutionReference execution, string? request, FunctionSettings settings, string? profile, bool logs, bool json, CancellationToken stop)
    {
        var session = await AwsSession.OpenAsync(host.Connect(new AwsConnection { Region = execution.Region, Profile = profile }), stop);
        var executionArn = execution.Own(host.HostName, session.Caller);
        using var running = RunningExecution.Take(host, session, executionArn, "--execution");
        var nextCommand = NextCommands.CleanUp(executionArn, profile);
        var work = new ExecutionOutput(terminal, json).WatchAsync(view => new EmbeddedEngine(session, host.Clock, new EmbeddedEngineOptions
        {
            HostName = host.HostName,
            Seed = host.Seed,
            Functions = settings,
            OnEvent = new StepTracker(view).Take,
            Log = logs ? terminal.ErrorWriter.WriteLine : _ => { },
        }).CleanUpAsync(executionArn, request, stop).WaitAsync(host.AtOnce));
        try
        {
            return Write(executionArn, await work, json, nextCommand);
        }
        catch (OperationCanceledException) when (host.AtOnce.IsCancellationRequested)
        {
            throw new UserErrorException(ExitCodes.Cancelled, "Cancelled", $"Stopped immediately. Resources may remain; continue with:\n{nextCommand}");
        }
    }

    private int Write(string executionArn, ExecutionReport report, bool json, string nextCommand)
    {
        var exitCode = report.Status switch
        {
            ExecutionStatus.Succeeded => ExitCodes.Done,
            ExecutionStatus.Aborted => ExitCodes.Cancelled,
            _ => ExitCodes.ExecutionFailed,
        };
        if (json)
        {
            terminal.OutWriter.WriteLine(JsonSerializer.Serialize(CleanUpDocument.Create(executionArn, report, exitCode), CliJson.Printed.CleanUpDocument));
        }
        else
        {
            new RunReport(terminal.Out).CleanedUp(executionArn, report, nextCommand);
        }

        return exitCode;
    }
}
