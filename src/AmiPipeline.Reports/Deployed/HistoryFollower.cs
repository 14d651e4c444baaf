using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace AmiPipeline.Reports.Deployed;

/// <summary>Gets the events of an execution that were not got before.</summary>
/// <param name="stepFunctions">Step Functions.</param>
/// <param name="executionArn">The execution.</param>
internal sealed class HistoryFollower(IAmazonStepFunctions stepFunctions, string executionArn)
{
    // The most that a response takes.
    private const int PageSize = 1000;

    private long _known;

    /// <summary>The new events, the oldest first.</summary>
    /// <remarks>It reads backwards from the newest, so that a long history is read once. What comes behind a gap is left for the next time: the history is eventually consistent.</remarks>
    /// <param name="cancellation">Ends the calls.</param>
    public async Task<IReadOnlyList<HistoryEvent>> TakeNewAsync(CancellationToken cancellation)
    {
        var found = new SortedDictionary<long, HistoryEvent>();
        var request = new GetExecutionHistoryRequest { ExecutionArn = executionArn, ReverseOrder = true, MaxResults = PageSize };
        do
        {
            var page = await stepFunctions.GetExecutionHistoryAsync(request, cancellation);
            foreach (var recorded in page.Events.Where(recorded => recorded.Id > _known))
            {
                found[recorded.Id!.Value] = recorded;
            }

            request.NextToken = page.Events.Exists(recorded => recorded.Id <= _known) ? null : page.NextToken;
        }
        while (request.NextToken is not null);

        var taken = found.TakeWhile((recorded, index) => recorded.Key == _known + 1 + index).Select(recorded => recorded.Value).ToList();
        _known += taken.Count;
        return taken;
    }
}
