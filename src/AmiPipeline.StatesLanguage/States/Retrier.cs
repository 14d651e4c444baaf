using System.Text.Json;
using AmiPipeline.StatesLanguage.Data;
using AmiPipeline.StatesLanguage.Loading;

namespace AmiPipeline.StatesLanguage.States;

/// <summary>One entry of Retry: which errors, how often, and how long to wait before each retry.</summary>
internal sealed class Retrier
{
    private const int MaxInteger = 99_999_999;
    private const int MaxDelaySecondsLimit = 31_622_400;

    public required string[] Errors { get; init; }

    public long IntervalSeconds { get; init; } = 1;

    /// <summary>How many retries, not counting the first attempt; 0 means none.</summary>
    public long MaxAttempts { get; init; } = 3;

    public double BackoffRate { get; init; } = 2;

    public long? MaxDelaySeconds { get; init; }

    /// <summary>Whether each delay is drawn at random between nothing and the whole delay.</summary>
    public bool HasFullJitter { get; init; }

    public static Retrier[] ReadAll(FieldReader fields)
    {
        if (fields.Get("Retry", JsonValueKind.Array, "an array of retriers") is not { } list)
        {
            return [];
        }

        var readers = ListReader.Objects(list, fields.PointerTo("Retry"), fields.Context, "A retrier").ToList();
        return [.. readers.Select((reader, index) => Read(reader, index == readers.Count - 1))];
    }

    /// <summary>The time before a retry.</summary>
    /// <param name="retry">Which retry by this retrier, 1-based.</param>
    /// <param name="random">Where jitter comes from.</param>
    public TimeSpan Delay(int retry, DeterministicRandom random)
    {
        var seconds = IntervalSeconds * Math.Pow(BackoffRate, retry - 1);
        seconds = Math.Min(seconds, MaxDelaySeconds ?? MaxDelaySecondsLimit);
        return TimeSpan.FromSeconds(HasFullJitter ? seconds * random.NextFraction() : seconds);
    }

    public bool Matches(Failure failure) => failure.Matches(Errors);

    private static Retrier Read(FieldReader fields, bool isLast)
    {
        fields.String("Comment");
        var jitter = fields.String("JitterStrategy");
        if (jitter is not (null or "FULL" or "NONE"))
        {
            fields.Fault("JitterStrategy", $"JitterStrategy must be FULL or NONE, but is {jitter}.");
        }

        var retrier = new Retrier
        {
            Errors = ErrorList.Read(fields, isLast),
            IntervalSeconds = fields.Integer("IntervalSeconds", 1, MaxInteger) ?? 1,
            MaxAttempts = fields.Integer("MaxAttempts", 0, MaxInteger) ?? 3,
            BackoffRate = fields.Number("BackoffRate", 1) ?? 2,
            MaxDelaySeconds = fields.Integer("MaxDelaySeconds", 1, MaxDelaySecondsLimit),
            HasFullJitter = jitter == "FULL",
        };
        fields.RefuseOthers("a retrier");
        return retrier;
    }
}
