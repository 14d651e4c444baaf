using System.Text;

namespace AmiPipeline.StatesLanguage.Maps;

/// <summary>
/// Splits a text file into rows of fields, by the rules of the developer guide (ItemReader, CSV): quotes keep delimiters and line ends,
/// and a doubled quote is a quote; a backslash keeps a backslash, a quote or a delimiter, and vanishes before anything else.
/// </summary>
internal static class CsvText
{
    /// <summary>The rows; an empty line is none.</summary>
    /// <param name="text">The file.</param>
    /// <param name="delimiter">What separates fields.</param>
    public static IEnumerable<string[]> ReadRows(string text, char delimiter)
    {
        var at = text.StartsWith('\uFEFF') ? 1 : 0;
        while (at < text.Length)
        {
            var row = ReadRow(text, delimiter, ref at, out var isEmpty);
            if (!isEmpty)
            {
                yield return row;
            }
        }
    }

    private static string[] ReadRow(string text, char delimiter, ref int at, out bool isEmpty)
    {
        List<string> fields = [];
        var field = new StringBuilder();
        var isQuoted = false;
        isEmpty = text[at] is '\n' or '\r';
        for (; at < text.Length; at++)
        {
            var character = text[at];
            var next = at + 1 < text.Length ? text[at + 1] : '\0';
            if (character == '\\')
            {
                if (next == '\\' || next == '"' || next == delimiter)
                {
                    field.Append(next);
                    at++;
                }
            }
            else if (character == '"' && isQuoted && next == '"')
            {
                field.Append('"');
                at++;
            }
            else if (character == '"' && (isQuoted || field.Length == 0))
            {
                isQuoted = !isQuoted;
            }
            else if (isQuoted)
            {
                field.Append(character);
            }
            else if (character == delimiter)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else if (character is '\n' or '\r')
            {
                at += character == '\r' && next == '\n' ? 2 : 1;
                break;
            }
            else
            {
                field.Append(character);
            }
        }

        fields.Add(field.ToString());
        return [.. fields];
    }
}
