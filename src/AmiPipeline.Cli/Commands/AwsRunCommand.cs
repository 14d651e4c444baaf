using AmiPipeline.Cli.Inputs;
using AmiPipeline.Cli.Progress;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Engines;
using AmiPipeline.Engines.Aws;
using AmiPipeline.Engines.Embedded;
using AmiPipeline.Errors;
using AmiPipeline.Functions.Settings;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Cli.Commands;

/// <summary><c>run --aws</c>: carries a request out on AWS from this machine.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="surroundings">The machine.</param>
internal sealed class AwsRunCommand(Terminal terminal, Surroundings surroundings)
{
    /// <summary>Carries it out. Stopped, it removes what the execution made, and only then ends.</summary>
    /// <param name="arguments">The request and the execution's name.</param>
    /// <param name="connection">How AWS is reached.</param>
    /// <param name="logs">Whether to print the functions' log lines.</param>
    /// <param name="stop">Stops it in an orderly way.</param>
    public async Task<int> RunAsync(SimulationArguments arguments, AwsConnection connection, bool logs, CancellationToken stop)
    {
        var request = RequestFile.Read(arguments.RequestPath);
        var settings = ConfigurationFile.Read(arguments.ConfigurationFile);
        var name = arguments.ExecutionName is null
            ? ExecutionName.Unique(request.Path, surroundings.Clock.GetUtcNow(), surroundings.Seed)
            : ExecutionName.Of(arguments.ExecutionName, request.Path);
        var session = await AwsSession.OpenAsync(surroundings.Reach(connection), stop);
        var executionArn = new LocalOwner(surroundings.HostName, session.Caller).ExecutionArn(name);
        using var running = arguments.ExecutionName is null ? null : RunningExecution.Take(surroundings, session, executionArn, "--name");
        var advice = CleanUpAdvice.Of(executionArn, connection.Profile, arguments);
        var output = new ExecutionOutput(terminal, arguments.Json);
        Say(arguments.Json, $"Execution {executionArn}");

        try
        {
            var report = await output.WatchAsync(view => UnlessAtOnceAsync(RunAsync(Engine(session, settings, view, logs), request.Text, name, view, stop)));
            if (report is { Status: ExecutionStatus.Aborted, MayHaveMade: true })
            {
                Say(arguments.Json, "Stopped: removing what it made. Ctrl-C again stops at once.");
                var cleanUp = await output.WatchAsync(view => UnlessAtOnceAsync(Engine(session, settings, view, logs).CleanUpAsync(executionArn, request.Text, surroundings.AtOnce)));
                report = CleanedUp(report, cleanUp);
            }

            return output.Write(report, await session.KeyAliasesAsync(), NeedsAdvice(report) ? advice : null);
        }
        catch (OperationCanceledException) when (surroundings.AtOnce.IsCancellationRequested)
        {
            throw new UserErrorException(ExitCodes.Cancelled, "Cancelled", $"Stopped at once. What the execution made may be left; this removes it:\n{advice}");
        }
        catch (Exception error) when (error is not UserErrorException)
        {
            throw new UserErrorException(
                ExitCodes.Unexpected, "Unexpected",
                $"{error.GetType().Name}: {error.Message.ReplaceLineEndings(" ")} This is a fault of the program: please report it with the request. What the execution made may be left; this removes it:\n{advice}");
        }
    }

    private EmbeddedEngine Engine(AwsSession session, FunctionSettings settings, IProgressView view, bool logs) => new(session, surroundings.Clock, new EmbeddedEngineOptions
    {
        HostName = surroundings.HostName,
        Seed = surroundings.Seed,
        Functions = settings,
        OnEvent = new StepTracker(view).Take,
        Log = logs ? terminal.ErrorWriter.WriteLine : _ => { },
    });

    private async Task<ExecutionReport> RunAsync(EmbeddedEngine engine, string request, string name, IProgressView view, CancellationToken stop)
    {
        var start = surroundings.Clock.GetUtcNow();
        await using var stopping = stop.Register(() => view.ShowCurrent(surroundings.Clock.GetUtcNow() - start, "Stopping, once the call in flight has come back"));
        return await engine.RunAsync(request, name, stop);
    }

    // What is abandoned then ends with the process.
    private async Task<ExecutionReport> UnlessAtOnceAsync(Task<ExecutionReport> work)
    {
        var report = await work.WaitAsync(surroundings.AtOnce);
        surroundings.AtOnce.ThrowIfCancellationRequested();
        return report;
    }

    private static bool NeedsAdvice(ExecutionReport report) =>
        !report.CleanUp.IsComplete || report.Failure?.Error == nameof(CleanUpIncompleteException);

    private static ExecutionReport CleanedUp(ExecutionReport stopped, ExecutionReport cleanUp) => stopped with
    {
        Failure = cleanUp.Failure ?? new Failure("Cancelled", "Stopped with Ctrl-C. What it had made is removed."),
        Duration = stopped.Duration + cleanUp.Duration,
        Ec2Calls = stopped.Ec2Calls + cleanUp.Ec2Calls,
        KmsCalls = stopped.KmsCalls + cleanUp.KmsCalls,
        StateTransitions = stopped.StateTransitions + cleanUp.StateTransitions,
        CleanUp = cleanUp.CleanUp,
    };

    private void Say(bool json, string line)
    {
        if (!json)
        {
            terminal.OutWriter.WriteLine(line);
        }
    }
}
