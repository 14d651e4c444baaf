using System.Text.Json;
using AmiPipeline.Cli.Documents;
using AmiPipeline.Cli.Progress;
using AmiPipeline.Engines;
using AmiPipeline.Errors;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Cli.Reports;

/// <summary>Shows an execution while it runs and when it has ended, for a person or a program.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="json">Whether the result is a JSON document, and progress is not shown.</param>
internal sealed class ExecutionOutput(Terminal terminal, bool json)
{
    /// <summary>Shows progress as long as some work takes.</summary>
    /// <param name="work">The work.</param>
    public Task<ExecutionReport> WatchAsync(Func<IProgressView, Task<ExecutionReport>> work) =>
        json ? work(new NoProgress())
        : terminal.IsWatched ? LiveProgress.DuringAsync(terminal.Out, work)
        : work(new PlainProgress(terminal.OutWriter));

    /// <summary>Shows how the execution ended, and gives the exit code that says so.</summary>
    /// <param name="report">How it ended.</param>
    /// <param name="aliases">Aliases of keys by key ARN.</param>
    /// <param name="nextCommand">The command that goes on with clean-up; null where nothing is left to go on with.</param>
    /// <exception cref="UserErrorException">The request was refused.</exception>
    public int Write(ExecutionReport report, IReadOnlyDictionary<string, string> aliases, string? nextCommand = null)
    {
        var problems = ProblemsOf(report);
        var exitCode = ExitCodeOf(report, problems is not null);
        if (json)
        {
            var document = Document(report, problems, aliases, exitCode) with { NextCommand = nextCommand };
            terminal.OutWriter.WriteLine(JsonSerializer.Serialize(document, PrintedJson.Types.RunDocument));
        }
        else if (problems is not null)
        {
            throw UserErrorException.Refused(problems);
        }
        else
        {
            Print(report, new KeyNames(aliases), nextCommand);
        }

        return exitCode;
    }

    private static int ExitCodeOf(ExecutionReport report, bool isRefused) => report.Status switch
    {
        ExecutionStatus.Succeeded => ExitCodes.Done,
        ExecutionStatus.Aborted when !report.IsDeployed => ExitCodes.Cancelled,
        _ => isRefused ? ExitCodes.Refused : IsWithoutAws(report) ? ExitCodes.AwsUnusable : ExitCodes.ExecutionFailed,
    };

    // The same as where the first call finds no AWS, and nothing was touched either.
    private static bool IsWithoutAws(ExecutionReport report) => report is
    {
        IsDeployed: false,
        MayHaveMade: false,
        Failure.Error: nameof(AwsCredentialsRefusedException) or nameof(NotAnsweredByAwsException) or nameof(AwsUnavailableException),
    };

    private void Print(ExecutionReport report, KeyNames keys, string? nextCommand)
    {
        var text = new RunReport(terminal.Out, keys);
        if (report.Result is { } image)
        {
            text.Succeeded(report, image);
        }
        else
        {
            text.Failed(report, report.Failure!, nextCommand);
        }
    }

    /// <summary>The problems of a request that PlanImage refused; null where something else failed, or nothing.</summary>
    private static IReadOnlyList<Problem>? ProblemsOf(ExecutionReport report) =>
        report.Failure is { Error: nameof(RequestRefusedException) } failure ? RefusedRequest.Problems(failure.Cause) : null;

    private static RunDocument Document(
        ExecutionReport report, IReadOnlyList<Problem>? problems, IReadOnlyDictionary<string, string> aliases, int exitCode)
    {
        var keys = report.Result?.Devices.Select(device => device.KmsKeyId).OfType<string>().ToHashSet();
        return new RunDocument
        {
            Status = report.Status.ToString().ToLowerInvariant(),
            Execution = report.ExecutionArn,
            Image = report.Result,
            KeyAliases = keys is null ? null : aliases.Where(alias => keys.Contains(alias.Key)).ToDictionary(),
            Error = report.Failure?.Error,
            Message = report.Failure?.Cause,
            Problems = report.Failure is null ? null : problems ?? [],
            ExitCode = exitCode,
            Removed = report.CleanUp.Removed,
            Remaining = report.CleanUp.Remaining,
            ListingFailures = report.CleanUp.ListingFailures,
            DurationSeconds = report.Duration.TotalSeconds,
            Ec2Calls = report.Ec2Calls,
            KmsCalls = report.KmsCalls,
            StateTransitions = report.StateTransitions,
        };
    }
}
