namespace AmiPipeline.Engines.Deployed;

/// <summary>How long to wait before an execution is looked at again: the longer nothing has happened, the longer.</summary>
internal static class PollSchedule
{
    private const int PartOfQuietTime = 8;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>The wait, between 2 and 30 seconds.</summary>
    /// <param name="quiet">How long nothing has happened.</param>
    public static TimeSpan After(TimeSpan quiet) => quiet / PartOfQuietTime is var wait && wait < Shortest ? Shortest : wait > Longest ? Longest : wait;
}
