using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Publishing;

/// <summary>When an image is deprecated.</summary>
public static class Deprecation
{
    // Ten years, of which EC2 does not say how many days they have (EC2 API Reference, EnableImageDeprecation).
    private const int MaxYears = 10;

    /// <summary>The time that a request asks for: whole minutes, since EC2 rounds to them. Null if it asks for none.</summary>
    /// <param name="publish">What the request says.</param>
    /// <param name="created">When the image was made.</param>
    public static DateTimeOffset? TimeOf(RequestPublish publish, DateTimeOffset created)
    {
        ArgumentNullException.ThrowIfNull(publish);
        return publish.DeprecateAt is { } text ? PublishReader.Time(text)
            : publish.DeprecateAfterDays is { } days ? WholeMinute(created).AddDays(days)
            : null;
    }

    /// <summary>What keeps EC2 from taking the time, for a person; null for nothing.</summary>
    /// <param name="publish">What the request says.</param>
    /// <param name="committed">The image, if it is there.</param>
    /// <param name="now">The time.</param>
    internal static (string Field, string Message)? Fault(RequestPublish publish, CommittedTimes? committed, DateTimeOffset now)
    {
        if (TimeOf(publish, committed?.Created ?? now) is not { } time || committed?.Deprecated == time)
        {
            return null;
        }

        return time <= now && committed is not null && publish.DeprecateAfterDays is { } days
            ? ("deprecateAfterDays", $"is {days}, counted from {Text(committed.Created)}, when {committed.ImageId} was made: {Text(time)} is over, and EC2 takes no time in the past")
            : time <= now ? ("deprecateAt", $"is {publish.DeprecateAt}; EC2 takes no time in the past, and it is {Text(now)} now")
            : time > now.AddYears(MaxYears) ? ("deprecateAt", $"is {publish.DeprecateAt}; EC2 takes times at most {MaxYears} years away")
            : null;
    }

    private static DateTimeOffset WholeMinute(DateTimeOffset time) => new(time.UtcTicks / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute, TimeSpan.Zero);

    private static string Text(DateTimeOffset time) => $"{time.UtcDateTime:yyyy-MM-dd'T'HH:mm'Z'}";
}
