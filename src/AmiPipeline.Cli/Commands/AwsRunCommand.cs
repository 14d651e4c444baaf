using AmiPipeline.Cli.Commands.Options;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Engines.Aws;
using AmiPipeline.Engines.Embedded;
using AmiPipeline.Errors;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Reports;
using AmiPipeline.Reports.Progress;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Cli.Commands;

/// <summary><c>run --aws</c>: runs a request on AWS from this machine.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="host">The machine.</param>
internal sealed class AwsRunCommand(Terminal terminal, HostEnvironment host)
{
    /// <summary>Runs it. If it is stopped, it removes the execution's temporary resources before it ends.</summary>
    /// <param name="arguments">The request and the execution's name.</param>
    /// <param name="connection">How to reach AWS.</param>
    /// <param name="logs">Whether to print the functions' log lines.</param>
    /// <param name="views">What is shown besides the usual output.</param>
    /// <param name="stop">Stops it in an orderly way.</param>
    public async Task<int> RunAsync(RequestArguments arguments, AwsConnection connection, bool logs, ViewArguments views, CancellationToken stop)
    {
        var request = RequestFile.Read(new TextSource(terminal.In), arguments.RequestPath);
        var settings = ConfigurationFile.Read(arguments.ConfigurationFile);
        var name = arguments.ExecutionName is null
            ? ExecutionName.CreateUnique(request.Path, host.Clock.GetUtcNow(), host.Seed)
            : ExecutionName.Create(arguments.ExecutionName, request.Path);
        var session = await AwsSession.OpenAsync(host.Connect(connection), stop);
        var executionArn = new LocalOwner(host.HostName, session.Caller).ExecutionArn(name);
        using var running = arguments.ExecutionName is null ? null : RunningExecution.Take(host, session, executionArn, "--name");
        var cleanUpCommand = NextCommands.CleanUp(executionArn, connection.Profile, request, arguments.ConfigurationFile);
        var output = new ExecutionOutput(terminal, arguments.Json, views);
        WriteLine(arguments.Json, $"Execution {executionArn}");

        try
        {
            var report = await output.WatchAsync(view => UnlessAtOnceAsync(RunAsync(Engine(session, settings, view, logs), request.Text, name, view, stop)));
            if (report is { Status: ExecutionStatus.Aborted, MayHaveMade: true })
            {
                WriteLine(arguments.Json, "Stopped: removing its temporary resources. Press Ctrl-C again to stop immediately.");
                var cleanUp = await output.WatchAsync(view => UnlessAtOnceAsync(Engine(session, settings, view, logs).CleanUpAsync(executionArn, request.Text, host.AtOnce)));
                report = CleanedUp(report, cleanUp);
            }

            return output.Write(report, await session.KeyAliasesAsync(report.CopyLocations), report.MayHaveRemaining ? cleanUpCommand : null);
        }
        catch (OperationCanceledException) when (host.AtOnce.IsCancellationRequested)
        {
            throw new UserErrorException(ExitCodes.Cancelled, "Cancelled", $"Stopped immediately. Resources of the execution may remain; remove them with:\n{cleanUpCommand}");
        }
        catch (Exception error) when (error is not UserErrorException)
        {
            throw UserErrorException.Unexpected(error, $"Resources of the execution may remain; remove them with:\n{cleanUpCommand}");
        }
    }

    private EmbeddedEngine Engine(AwsSession session, FunctionSettings settings, IProgressView view, bool logs) => new(session, host.Clock, new EmbeddedEngineOptions
    {
        HostName = host.HostName,
        Seed = host.Seed,
        Functions = settings,
        OnEvent = new StepTracker(view).Take,
        Log = logs ? terminal.ErrorWriter.WriteLine : _ => { },
    });

    private async Task<ExecutionReport> RunAsync(EmbeddedEngine engine, string request, string name, IProgressView view, CancellationToken stop)
    {
        var start = host.Clock.GetUtcNow();
        await using var stopping = stop.Register(() => view.ShowActive(host.Clock.GetUtcNow() - start, ["Stopping after the call in flight returns"]));
        return await engine.RunAsync(request, name, stop);
    }

    // The abandoned work ends with the process.
    private async Task<ExecutionReport> UnlessAtOnceAsync(Task<ExecutionReport> work)
    {
        var report = await work.WaitAsync(host.AtOnce);
        host.AtOnce.ThrowIfCancellationRequested();
        return report;
    }

    private static ExecutionReport CleanedUp(ExecutionReport stopped, ExecutionReport cleanUp) => stopped with
    {
        Failure = cleanUp.Failure ?? new Failure("Cancelled", "Stopped with Ctrl-C. Its temporary resources are removed."),
        Duration = stopped.Duration + cleanUp.Duration,
        Calls = [.. (stopped.Calls ?? []).Concat(cleanUp.Calls ?? []).GroupBy(call => (call.Service, call.Action)).Select(same => same.First() with { Count = same.Sum(call => call.Count) })],
        StateTransitions = stopped.StateTransitions + cleanUp.StateTransitions,
        CleanUp = cleanUp.CleanUp,
    };

    private void WriteLine(bool json, string line)
    {
        if (!json)
        {
            terminal.OutWriter.WriteLine(line);
        }
    }
}
