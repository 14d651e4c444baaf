namespace AmiPipeline.Engines.Deployed;

/// <summary>How long to wait before an execution is looked at again: the longer nothing has happened, the longer.</summary>
internal static class PollSchedule
{
    private const int QuietTimeDivisor = 8;

    private static readonly TimeSpan MinWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);

    /// <summary>The wait, between 2 and 30 seconds.</summary>
    /// <param name="quiet">How long nothing has happened.</param>
    public static TimeSpan After(TimeSpan quiet) => quiet / QuietTimeDivisor is var wait && wait < MinWait ? MinWait : wait > MaxWait ? MaxWait : wait;
}
