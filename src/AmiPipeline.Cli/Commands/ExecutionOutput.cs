using System.Text.Json;
using AmiPipeline.Cli.Commands.Options;
using AmiPipeline.Cli.Json;
using AmiPipeline.Cli.Progress;
using AmiPipeline.Cli.Reports;
using AmiPipeline.Errors;
using AmiPipeline.Reports;
using AmiPipeline.Reports.Costs;
using AmiPipeline.Reports.Lineage;
using AmiPipeline.Reports.Pages;
using AmiPipeline.Reports.Progress;
using AmiPipeline.Reports.Texts;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Cli.Commands;

/// <summary>Shows an execution while it runs and when it has ended, as text or JSON.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="json">Whether the result is a JSON document, and progress is not shown.</param>
/// <param name="views">What is shown besides. Default: nothing.</param>
internal sealed class ExecutionOutput(Terminal terminal, bool json, ViewArguments? views = null)
{
    /// <summary>Shows progress while some work is done.</summary>
    /// <param name="work">The work.</param>
    public Task<ExecutionReport> WatchAsync(Func<IProgressView, Task<ExecutionReport>> work) =>
        json ? work(new NoProgress())
        : terminal.IsInteractive ? LiveProgress.DuringAsync(terminal.Out, work)
        : work(new PlainProgress(terminal.Out));

    /// <summary>Shows how the execution ended, and returns the matching exit code.</summary>
    /// <param name="report">How it ended.</param>
    /// <param name="aliases">Aliases of keys by key ARN.</param>
    /// <param name="nextCommand">The command that continues the clean-up; null if nothing remains.</param>
    /// <param name="stored">Where the deployment stores the execution's report. Default: nowhere that is known.</param>
    /// <exception cref="UserErrorException">The request was refused.</exception>
    public int Write(ExecutionReport report, IReadOnlyDictionary<string, string> aliases, string? nextCommand = null, StoredReport? stored = null)
    {
        var exitCode = ExitCodeOf(report);
        var made = LineageResources.From(report);
        var names = aliases.UnionBy(RequestedAliases.Create(report.History, made.Plan), alias => alias.Key).ToDictionary();
        var content = new ReportContent(report, made, new KeyNames(names), nextCommand, Costs(report, made));
        if (json)
        {
            terminal.OutWriter.WriteLine(JsonSerializer.Serialize(RunDocument.Create(report, content.Image, names, exitCode, nextCommand, content.Costs) with { StoredReport = stored }, CliJson.Printed.RunDocument));
        }
        else if (report.RequestProblems is { } problems)
        {
            WriteReport(content);
            WriteLineage(content);
            throw UserErrorException.Refused(problems, report.SharedBy is { } account ? ChangesText.Shared(account) : null);
        }
        else
        {
            Print(new RunReport(terminal.Out, content.Costs, stored), content);
        }

        return WriteReport(content) & WriteLineage(content) || exitCode != ExitCodes.Done ? exitCode : ExitCodes.FileUnusable;
    }

    private bool WriteLineage(ReportContent content) =>
        views is null || new LineageOutput(terminal, views).Write(content.Lineage, content.Keys, $"{content.Title}, {(content.Report.Result is null ? "as far as it was made" : "as it was made")}");

    private CostEstimate? Costs(ExecutionReport report, LineageResources made) => made.Plan is { } plan
        ? CostEstimate.Create(QuantitiesReader.Read(report, plan, made.Image, made.ImageState == LineageState.Kept, made.Copies), views?.Prices ?? PriceTable.Default)
        : null;

    private bool WriteReport(ReportContent content)
    {
        if (views?.Report is not { } file)
        {
            return true;
        }

        using var text = new StringWriter();
        ReportPage.Write(text, content);
        return file.Write(text.ToString(), terminal.ErrorWriter);
    }

    private static int ExitCodeOf(ExecutionReport report) => report.Status switch
    {
        ExecutionStatus.Succeeded => ExitCodes.Done,
        ExecutionStatus.Aborted when !report.IsDeployed => ExitCodes.Cancelled,
        _ => report.RequestProblems is not null ? ExitCodes.Refused : IsWithoutAws(report) ? ExitCodes.AwsUnusable : ExitCodes.ExecutionFailed,
    };

    /// <summary>Whether an error says that there is no AWS to work with: the same, before anything was made, as when the first call finds none.</summary>
    /// <param name="error">The error's name.</param>
    public static bool IsWithoutAws(string error) => error is nameof(AwsCredentialsRefusedException) or nameof(NotAnsweredByAwsException) or nameof(AwsUnavailableException) or nameof(AwsTimedOutException);

    private static bool IsWithoutAws(ExecutionReport report) => report is { IsDeployed: false, MayHaveMade: false, Failure: { } failure } && IsWithoutAws(failure.Error);

    private static void Print(RunReport text, ReportContent content)
    {
        if (content.Report.Result is { } image)
        {
            text.Succeeded(content.Report, image, content.Keys);
        }
        else
        {
            text.Failed(content.Report, content.Report.Failure!, content.Image, content.Keys, content.NextCommand);
        }
    }
}
