using System.Globalization;

namespace AmiPipeline.StatesLanguage.Values;

/// <summary>Timestamps as Step Functions takes them: RFC 3339 with upper-case T and Z, or a numeric offset.</summary>
internal static class Rfc3339
{
    private const int DateLength = 19;

    /// <summary>
    /// Reads a timestamp: the ticks of its whole second in UTC, which its offset can carry beyond the years that .NET knows, and apart
    /// from them its nanoseconds, so that comparison is exact.
    /// </summary>
    public static bool TryParse(string text, out long ticks, out int nanoseconds)
    {
        ticks = 0;
        nanoseconds = 0;
        if (text.Length <= DateLength || text[10] != 'T'
            || !DateTime.TryParseExact(
                text.AsSpan(0, DateLength), "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return false;
        }

        var rest = text.AsSpan(DateLength);
        if (rest[0] == '.')
        {
            var digits = rest[1..].IndexOfAnyExceptInRange('0', '9');
            if (digits is < 1 or > 9)
            {
                return false;
            }

            nanoseconds = int.Parse(rest.Slice(1, digits), CultureInfo.InvariantCulture) * (int)Math.Pow(10, 9 - digits);
            rest = rest[(digits + 1)..];
        }

        if (!TryParseOffset(rest, out var offset))
        {
            return false;
        }

        ticks = local.Ticks - offset.Ticks;
        return true;
    }

    /// <summary>The first instant of the clock at or after the timestamp; the first or last it has, if the timestamp is beyond.</summary>
    public static bool TryParse(string text, out DateTimeOffset instant)
    {
        var valid = TryParse(text, out long ticks, out var nanoseconds);
        var rounded = Math.Clamp(ticks + ((nanoseconds + 99) / 100), DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        instant = new DateTimeOffset(rounded, TimeSpan.Zero);
        return valid;
    }

    /// <summary>An instant as the context object writes it: milliseconds, and Z.</summary>
    public static string Format(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private static bool TryParseOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (text is "Z")
        {
            return true;
        }

        if (text.Length != 6 || text[0] is not ('+' or '-')
            || !TimeSpan.TryParseExact(text[1..], @"hh\:mm", CultureInfo.InvariantCulture, out var magnitude)
            || magnitude.TotalHours > 18)
        {
            return false;
        }

        offset = text[0] == '-' ? -magnitude : magnitude;
        return true;
    }
}
