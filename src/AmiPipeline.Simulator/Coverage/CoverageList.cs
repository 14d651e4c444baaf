using System.Text;

namespace AmiPipeline.Simulator.Coverage;

/// <summary>
/// The coverage as text, a line for each action and for each of its parameters and filters: <c>+</c> is modelled, <c>-</c> is not.
/// </summary>
internal static class CoverageList
{
    private const string Comment = "#";
    private const string ParameterIndent = "  ";
    private const string FilterIndent = "  filter ";

    public static IReadOnlyList<ActionCoverage> Parse(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith(Comment, StringComparison.Ordinal))
            .ToList();
        var starts = lines.Index().Where(line => !line.Item.StartsWith(' ')).Select(line => line.Index).ToList();
        return [.. starts.Zip(starts.Skip(1).Append(lines.Count), (start, end) => ParseAction(lines[start], lines[(start + 1)..end]))];
    }

    public static string Write(string heading, IEnumerable<ActionCoverage> actions)
    {
        var text = new StringBuilder($"{Comment} {heading}\n");
        foreach (var action in actions)
        {
            text.Append($"{Mark(action.IsModelled)} {action.Service} {action.Action}\n");
            AppendAll(text, ParameterIndent, action.Parameters, action.MissingParameters);
            AppendAll(text, FilterIndent, action.Filters, action.MissingFilters);
        }

        return text.ToString();
    }

    private static ActionCoverage ParseAction(string head, List<string> lines)
    {
        var words = head.Split(' ');
        return new ActionCoverage
        {
            Service = words[1],
            Action = words[2],
            IsModelled = words[0] == Mark(true),
            Parameters = Named(lines, ParameterIndent + Mark(true)),
            MissingParameters = Named(lines, ParameterIndent + Mark(false)),
            Filters = Named(lines, FilterIndent + Mark(true)),
            MissingFilters = Named(lines, FilterIndent + Mark(false)),
        };
    }

    private static List<string> Named(List<string> lines, string prefix) =>
        [.. lines.Where(line => line.StartsWith(prefix + " ", StringComparison.Ordinal)).Select(line => line[(prefix.Length + 1)..])];

    private static void AppendAll(StringBuilder text, string indent, IReadOnlyList<string> modelled, IReadOnlyList<string> missing)
    {
        foreach (var name in modelled.Concat(missing).Order(StringComparer.Ordinal))
        {
            text.Append($"{indent}{Mark(modelled.Contains(name))} {name}\n");
        }
    }

    private static string Mark(bool isModelled) => isModelled ? "+" : "-";
}
