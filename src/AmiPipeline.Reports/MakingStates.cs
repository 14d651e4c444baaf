using AmiPipeline.StatesLanguage.History;

namespace AmiPipeline.Reports;

/// <summary>Whether an execution got as far as to have something that has to be taken back.</summary>
internal static class MakingStates
{
    // From either on something is there.
    private static readonly string[] Names = [StateNames.ShareSource, StateNames.BuildImage];

    /// <summary>Whether it entered such a state.</summary>
    public static bool AreIn(IEnumerable<HistoryEvent> history) => history.Any(historyEvent => Names.Contains(historyEvent.Name));
}
