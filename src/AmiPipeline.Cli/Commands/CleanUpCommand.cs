using System.CommandLine;
using System.Text.Json;
using AmiPipeline.Cli.Documents;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Cli.Progress;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Engines;
using AmiPipeline.Engines.Aws;
using AmiPipeline.Engines.Embedded;
using AmiPipeline.Functions.Settings;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Cli.Commands;

/// <summary><c>cleanup</c>: removes from AWS what an execution made and did not commit.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="surroundings">The machine.</param>
internal sealed class CleanUpCommand(Terminal terminal, Surroundings surroundings)
{
    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="surroundings">The machine.</param>
    /// <param name="output">The option that says in what form.</param>
    public static Command Create(Terminal terminal, Surroundings surroundings, Option<string> output)
    {
        var execution = new Option<string>("--execution")
        {
            HelpName = "NAME|ARN",
            Description = "The execution, which must have ended: the name of one that ran on this machine with --aws, or any execution's ARN.",
            Required = true,
        };
        var region = new Option<string?>("--region") { HelpName = "REGION", Description = "The Region it ran in. Default: the ARN's, or the usual one." };
        var profile = AwsOptions.ProfileOption();
        var logs = new Option<bool>("--logs") { Description = "Print the function's log lines, JSON, to standard error." };
        var request = new Option<string?>("--request") { HelpName = "FILE", Description = "The request that the execution was started with, where its source was another account's: access to it is taken back." };
        var configuration = new Option<string?>("--configuration") { HelpName = "FILE", Description = "The configuration that it ran with, which has the role for that." };
        var command = new Command("cleanup", "Remove from AWS what an execution made and did not commit: the pipeline's own clean-up loop. May be repeated; takes more than a minute, since new resources may show late.")
        {
            execution, region, profile, logs, request, configuration,
        };
        command.SetAction((parsed, cancellation) => new CleanUpCommand(terminal, surroundings).RunAsync(
            new ExecutionReference("--execution", parsed.GetRequiredValue(execution), parsed.GetValue(region)),
            parsed.GetValue(request) is { } path ? RequestFile.Read(path).Text : null,
            ConfigurationFile.Read(parsed.GetValue(configuration)),
            parsed.GetValue(profile), parsed.GetValue(logs), parsed.GetValue(output) == OutputFormat.Json, cancellation));
        return command;
    }

    private async Task<int> RunAsync(
        ExecutionReference execution, string? request, FunctionSettings settings, string? profile, bool logs, bool json, CancellationToken stop)
    {
        var session = await AwsSession.OpenAsync(surroundings.Reach(new AwsConnection { Region = execution.Region, Profile = profile }), stop);
        var executionArn = execution.Own(surroundings.HostName, session.Caller);
        using var running = RunningExecution.Take(surroundings, session, executionArn, "--execution");
        var advice = CleanUpAdvice.Of(executionArn, profile);
        var work = new ExecutionOutput(terminal, json).WatchAsync(view => new EmbeddedEngine(session, surroundings.Clock, new EmbeddedEngineOptions
        {
            HostName = surroundings.HostName,
            Seed = surroundings.Seed,
            Functions = settings,
            OnEvent = new StepTracker(view).Take,
            Log = logs ? terminal.ErrorWriter.WriteLine : _ => { },
        }).CleanUpAsync(executionArn, request, stop).WaitAsync(surroundings.AtOnce));
        try
        {
            return Write(executionArn, await work, json, advice);
        }
        catch (OperationCanceledException) when (surroundings.AtOnce.IsCancellationRequested)
        {
            throw new UserErrorException(ExitCodes.Cancelled, "Cancelled", $"Stopped at once. Something may be left; this goes on:\n{advice}");
        }
    }

    private int Write(string executionArn, ExecutionReport report, bool json, string advice)
    {
        var exitCode = report.Status switch
        {
            ExecutionStatus.Succeeded => ExitCodes.Done,
            ExecutionStatus.Aborted => ExitCodes.Cancelled,
            _ => ExitCodes.ExecutionFailed,
        };
        if (json)
        {
            terminal.OutWriter.WriteLine(JsonSerializer.Serialize(Document(executionArn, report, exitCode), PrintedJson.Types.CleanUpDocument));
        }
        else
        {
            new CleanUpText(terminal.Out).Write(executionArn, report, advice);
        }

        return exitCode;
    }

    private static CleanUpDocument Document(string executionArn, ExecutionReport report, int exitCode) => new()
    {
        Status = report.Status.ToString().ToLowerInvariant(),
        Execution = executionArn,
        Error = report.Failure?.Error,
        Message = report.Failure?.Cause,
        ExitCode = exitCode,
        Removed = report.CleanUp.Removed,
        Remaining = report.CleanUp.Remaining,
        ListingFailures = report.CleanUp.ListingFailures,
        DurationSeconds = report.Duration.TotalSeconds,
        Ec2Calls = report.Ec2Calls,
    };
}
