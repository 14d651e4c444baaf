using System.Text.Json;

namespace AmiPipeline.Errors;

/// <summary>One thing that is wrong with a request or a configuration.</summary>
/// <param name="Field">The field, as a JSON pointer (RFC 6901) into the document; the empty string is the whole document.</param>
/// <param name="Message">What is wrong, and what would be right.</param>
public sealed record Problem(string Field, string Message)
{
    private const string WholeDocument = "request";

    /// <summary>The problem of a text that is not JSON.</summary>
    /// <param name="fault">Where it ceases to be.</param>
    public static Problem NotJson(JsonException fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return new("", $"is not JSON: line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}");
    }

    /// <summary>The problem in one line: pointer, colon, message.</summary>
    public override string ToString() => $"{(Field.Length == 0 ? WholeDocument : Field)}: {Message}";

    /// <summary>Reads a line that <see cref="ToString"/> wrote; any other line becomes the message of a problem of the whole document.</summary>
    /// <param name="line">The line.</param>
    public static Problem Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Split(": ", 2) is [var field, var message] && (field == WholeDocument || field.StartsWith('/'))
            ? new Problem(field == WholeDocument ? "" : field, message)
            : new Problem("", line);
    }
}
