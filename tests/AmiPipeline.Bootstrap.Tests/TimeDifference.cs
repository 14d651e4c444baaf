using System.Text;
using System.Text.RegularExpressions;

namespace AmiPipeline.Bootstrap.Tests;

/// <summary>
/// Lets an execution in virtual time call functions that live in real time: every time in what they take is moved by the difference of the
/// clocks, and in what they give it is moved back.
/// </summary>
internal sealed partial class TimeDifference(TimeProvider here, TimeProvider there)
{
    private readonly TimeSpan _difference = there.GetUtcNow() - here.GetUtcNow();

    public byte[] Going(ReadOnlyMemory<byte> json) => Moved(json, _difference);

    public byte[] Coming(ReadOnlyMemory<byte> json) => Moved(json, -_difference);

    private static byte[] Moved(ReadOnlyMemory<byte> json, TimeSpan by) => Encoding.UTF8.GetBytes(Time().Replace(
        Encoding.UTF8.GetString(json.Span),
        match => $"\"{DateTimeOffset.Parse(match.Groups[1].Value) + by:O}\""));

    // As System.Text.Json writes a DateTimeOffset; a year 1 is no time.
    [GeneratedRegex("""
        "([1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))"
        """)]
    private static partial Regex Time();
}
