using AmiPipeline.Cli.Reports;
using AmiPipeline.Exploration.Faults;
using AmiPipeline.Exploration.Oracles;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.Simulator.Logs;
using AmiPipeline.StatesLanguage.History;

namespace AmiPipeline.Cli.Commands.Explore;

/// <summary>Runs one combination of faults again, and prints what happens.</summary>
/// <param name="writer">Where to.</param>
/// <param name="subject">What is explored.</param>
internal sealed class Replay(TextWriter writer, ExplorationSubject subject)
{
    /// <summary>Runs it.</summary>
    /// <param name="faults">The faults.</param>
    /// <returns>The exit code: whether the promise is kept.</returns>
    public async Task<int> RunAsync(IReadOnlyList<PlannedFault> faults)
    {
        using var trial = new Trial(subject, faults) { OnEvent = Write };
        trial.Cloud.Calls.Answered += (_, call) => Write(call);
        var record = await trial.RunAsync(PlannedFault.MayRepeat(faults));
        var judgement = new Judge(subject).Decide(record);
        writer.WriteLine($"{(record.HasStruck ? "" : "Not every fault has struck. ")}{ExplorationReport.VerdictText(judgement.Verdict, 1)}: {judgement.Reason}");
        writer.Flush();
        return judgement.Verdict.IsGood() ? ExitCodes.Done : ExitCodes.ExecutionFailed;
    }

    private void Write(RecordedCall call) =>
        writer.WriteLine($"{call.At:MM-dd HH:mm:ss}    {call.Action}#{call.Occurrence}{(call.ErrorCode is { } code ? $": {code}" : "")}{(call.IsResponseLost ? ": the answer is lost" : "")}");

    private void Write(HistoryEvent taken)
    {
        if (taken.Error is not null || taken.Type is HistoryEventType.TaskStateEntered or HistoryEventType.ExecutionStarted or HistoryEventType.ExecutionSucceeded)
        {
            writer.WriteLine($"{taken.Timestamp:MM-dd HH:mm:ss}  {taken.Type} {taken.Name}{taken.Error} {taken.Cause}".TrimEnd());
        }
    }
}
