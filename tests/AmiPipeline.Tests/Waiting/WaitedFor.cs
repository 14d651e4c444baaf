using AmiPipeline.Waiting;

namespace AmiPipeline.Tests.Waiting;

/// <summary>A wait for something that takes a known time, on virtual time.</summary>
/// <param name="Checks">How many checks it took, the one that found it ready included.</param>
/// <param name="Late">How long after it was ready that was noticed.</param>
/// <param name="ShortestWait">The shortest wait between two checks, in seconds.</param>
/// <param name="LongestWait">The longest.</param>
internal sealed record WaitedFor(int Checks, TimeSpan Late, int ShortestWait, int LongestWait)
{
    public static readonly DateTimeOffset Start = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <summary>Waits until <paramref name="duration"/> has passed.</summary>
    /// <param name="duration">How long the thing takes.</param>
    /// <param name="progress">What EC2 reports at a share of the duration, 0 to 1; null if it reports nothing.</param>
    /// <param name="pace">The pace.</param>
    /// <exception cref="WaitDeadlineExceededException">The schedule gives up first.</exception>
    public static WaitedFor Of(TimeSpan duration, Func<double, int?> progress, WaitPace pace)
    {
        var wait = WaitSchedule.Begin(Start, pace);
        var (now, shortest, longest) = (Start, int.MaxValue, 0);
        while (true)
        {
            (shortest, longest) = (Math.Min(shortest, wait.Seconds), Math.Max(longest, wait.Seconds));
            now += TimeSpan.FromSeconds(wait.Seconds);
            if (now - Start >= duration)
            {
                return new(wait.Checks + 1, now - Start - duration, shortest, longest);
            }

            wait = WaitSchedule.Next(wait, now, progress((now - Start) / duration), pace);
        }
    }

    /// <summary>Nothing is reported.</summary>
    public static int? Silent(double share) => null;

    /// <summary>Whole percent, rounded down, as EC2 reports a snapshot's.</summary>
    public static int? Linear(double share) => (int)(share * 100);

    /// <summary>Far on at once, then no further: snapshots do stand at 99 % for long.</summary>
    public static int? StuckAt99(double share) => 99;

    /// <summary>100 % at once, though not completed.</summary>
    public static int? StuckAt100(double share) => 100;
}
