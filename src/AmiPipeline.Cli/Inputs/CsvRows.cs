using System.Text;
using AmiPipeline.Errors;

namespace AmiPipeline.Cli.Inputs;

/// <summary>Reads the rows of a CSV file (RFC 4180): a field in quotes may have commas, line ends and doubled quotes, and a backslash is a character as any other.</summary>
internal static class CsvRows
{
    private const char Quote = '"';

    /// <summary>The rows that are not empty, each with its number as a spreadsheet counts: from 1, empty ones as well.</summary>
    /// <param name="text">The file.</param>
    /// <exception cref="RequestRefusedException">A quote is not closed.</exception>
    public static IEnumerable<(int Number, IReadOnlyList<string> Fields)> Read(string text)
    {
        var at = text.StartsWith('\uFEFF') ? 1 : 0;
        for (var number = 1; at < text.Length; number++)
        {
            List<string> fields = [];
            do
            {
                fields.Add(ReadField(text, ref at, number));
            }
            while (at < text.Length && text[at++] == ',');

            // The other half of a line end.
            at += at > 0 && at < text.Length && text[at - 1] == '\r' && text[at] == '\n' ? 1 : 0;
            if (fields is not [""])
            {
                yield return (number, fields);
            }
        }
    }

    // Up to the comma or the line end after it.
    private static string ReadField(string text, ref int at, int row)
    {
        var field = new StringBuilder();
        var isQuoted = at < text.Length && text[at] == Quote;
        at += isQuoted ? 1 : 0;
        for (; at < text.Length; at++)
        {
            var isDoubled = isQuoted && text[at] == Quote && at + 1 < text.Length && text[at + 1] == Quote;
            if (isQuoted && text[at] == Quote && !isDoubled)
            {
                isQuoted = false;
                continue;
            }

            if (!isQuoted && text[at] is (',' or '\r' or '\n'))
            {
                break;
            }

            at += isDoubled ? 1 : 0;
            field.Append(text[at]);
        }

        return isQuoted ? throw new RequestRefusedException([new Problem($"row {row}", "has a quote that is not closed")]) : field.ToString();
    }
}
