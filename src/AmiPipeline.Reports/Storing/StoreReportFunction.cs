using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda.Core;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using AmiPipeline.Events;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Functions.Catalog;
using AmiPipeline.Functions.Logging;
using AmiPipeline.Reports.Deployed;
using HistoryEvent = AmiPipeline.StatesLanguage.History.HistoryEvent;

namespace AmiPipeline.Reports.Storing;

/// <summary>Stores the report of an execution that has ended. Events may come twice, late and out of order: the report is of the execution as it is now, under its own key, so that storing it again changes nothing.</summary>
/// <remarks>What fails for a while is thrown, so that Lambda calls again and at last hands the event to the on-failure destination.</remarks>
/// <param name="stepFunctions">Step Functions.</param>
/// <param name="store">Takes the report.</param>
/// <param name="stateMachine">The pipeline's state machine; executions of others are refused.</param>
/// <param name="location">Where reports are stored.</param>
/// <param name="clock">The clock, for the log.</param>
public sealed class StoreReportFunction(IAmazonStepFunctions stepFunctions, IReportStore store, StateMachineArn stateMachine, ReportLocation location, TimeProvider clock)
{
    // As Step Functions names them. One that was redriven runs again, and has another end.
    private const string Running = "RUNNING";
    private const string PendingRedrive = "PENDING_REDRIVE";

    /// <summary>The function, from JSON to JSON.</summary>
    public LambdaFunction Function => new(FunctionNames.StoreReport, InvokeAsync);

    private async Task<Stream> InvokeAsync(Stream input, ILambdaContext context)
    {
        var log = new InvocationLog(FunctionNames.StoreReport, null, context, clock);
        try
        {
            using var delivered = await JsonDocument.ParseAsync(input);
            var output = Encoding.UTF8.GetBytes((await StoreAsync(StatusChange.ReadExecution(delivered.RootElement, stateMachine))).ToJsonString());
            log.Succeeded(output);
            return new MemoryStream(output);
        }
        catch (Exception error)
        {
            var translated = AwsErrors.Translate(error, FunctionNames.StoreReport);
            log.Failed(translated);
            if (ReferenceEquals(translated, error))
            {
                throw;
            }

            throw translated;
        }
    }

    private async Task<JsonObject> StoreAsync(ExecutionArn execution)
    {
        var arn = execution.ToString();
        if (await StatusAsync(arn) is not { } status)
        {
            return Outcome(arn, "forgotten");
        }

        if (status is Running or PendingRedrive)
        {
            return Outcome(arn, "running");
        }

        var events = (await new HistoryFollower(stepFunctions, arn).TakeNewAsync(CancellationToken.None)).Select(RecordedEvents.From).OfType<HistoryEvent>().ToList();
        var report = DeployedReport.Create(arn, events);
        if (report is null || DeployedReport.NameOf(report.Status) != status)
        {
            throw new HistoryNotCompleteException(arn, status);
        }

        var key = location.KeyOf(execution.Name);
        await store.PutAsync(location.Bucket, key, ReportWriter.Write(report));
        return Outcome(arn, "stored", location.UriOf(execution.Name));
    }

    private async Task<string?> StatusAsync(string arn)
    {
        try
        {
            return (await stepFunctions.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = arn, IncludedData = IncludedData.METADATA_ONLY })).Status.Value;
        }
        catch (ExecutionDoesNotExistException)
        {
            // 90 days after its end.
            return null;
        }
    }

    private static JsonObject Outcome(string arn, string outcome, string? uri = null)
    {
        var said = new JsonObject { ["executionArn"] = arn, ["outcome"] = outcome };
        if (uri is not null)
        {
            said["uri"] = uri;
        }

        return said;
    }
}
