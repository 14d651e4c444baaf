using AmiPipeline.Reports.Html;

namespace AmiPipeline.Cli.SimulatorConsole;

/// <summary>
/// Draws a state machine as SVG, lit by what an execution did: a state in each line, the way to the next line straight down, the others around at the right. Ways after an
/// error are drawn if the execution took them. One line for each state keeps it readable, and the same, however many states there are.
/// </summary>
/// <param name="rows">The states.</param>
/// <param name="states">What the execution did.</param>
internal sealed class StateMachinePicture(IReadOnlyList<StateMachineRow> rows, ExecutionStates states)
{
    private const int RowHeight = 30;
    private const int BoxHeight = 22;
    private const int BoxRight = 330;
    private const int Indent = 20;
    private const int Margin = 10;
    private const int LaneWidth = 9;
    private const int MaxName = 36;

    private readonly Dictionary<string, int> _lines = rows.Index().ToDictionary(row => row.Item.Name, row => row.Index, StringComparer.Ordinal);

    /// <summary>Writes it into a page.</summary>
    /// <param name="markup">Where to.</param>
    /// <param name="title">Its title.</param>
    public void Write(MarkupWriter markup, string title)
    {
        var ways = Ways().ToList();
        var lanes = Lanes([.. ways.Where(way => !way.IsStraight)]);
        var (width, height) = (BoxRight + Margin + ((lanes.Values.DefaultIfEmpty(-1).Max() + 2) * LaneWidth), (rows.Count * RowHeight) + (2 * Margin));
        using var svg = markup.Begin("svg", ("class", "machine"), ("viewBox", $"0 0 {width} {height}"), ("width", width), ("height", height), ("role", "img"), ("aria-label", $"{title}; the table below has the same"));
        foreach (var way in ways.OrderBy(way => way.IsTaken))
        {
            Draw(markup, way, lanes);
        }

        foreach (var (line, row) in rows.Index())
        {
            Draw(markup, row, line);
        }
    }

    private IEnumerable<Way> Ways() =>
        from row in rows
        from next in row.Ways.Select(to => (To: to, AfterError: false)).Concat(row.AfterError.Except(row.Ways).Select(to => (To: to, AfterError: true)))
        let isTaken = states.Went(row.Name, next.To)
        where isTaken || !next.AfterError
        let way = new Way(_lines[row.Name], _lines[next.To], isTaken, next.AfterError)
        select way with { IsStraight = way.To == way.From + 1 && rows[way.To].Depth == row.Depth };

    // The shortest first, each in the first lane that is free for its whole length.
    private static Dictionary<Way, int> Lanes(IReadOnlyList<Way> ways)
    {
        var lanes = new Dictionary<Way, int>();
        var taken = new List<List<Way>>();
        foreach (var way in ways.OrderBy(way => way.Bottom - way.Top))
        {
            var lane = taken.FindIndex(others => others.TrueForAll(other => other.Bottom < way.Top || way.Bottom < other.Top));
            if (lane < 0)
            {
                lane = taken.Count;
                taken.Add([]);
            }

            taken[lane].Add(way);
            lanes[way] = lane;
        }

        return lanes;
    }

    private void Draw(MarkupWriter markup, Way way, Dictionary<Way, int> lanes)
    {
        var style = $"way{(way.IsTaken ? " taken" : "")}{(way.AfterError ? " error" : "")}";
        if (way.IsStraight)
        {
            var x = Left(rows[way.From]) + 14;
            markup.Empty("path", ("class", style), ("d", $"M{x} {Middle(way.From) + (BoxHeight / 2)}V{Middle(way.To) - (BoxHeight / 2)}"));
            return;
        }

        var (right, from, to) = (BoxRight + ((lanes[way] + 1) * LaneWidth), Middle(way.From) + 4, Middle(way.To) - 4);
        using (markup.Begin("path", ("class", style), ("d", $"M{BoxRight} {from}H{right}V{to}H{BoxRight + 5}")))
        {
            markup.Element("title", $"{rows[way.From].Name} → {rows[way.To].Name}");
        }

        markup.Empty("path", ("class", $"{style} head"), ("d", $"M{BoxRight + 6} {to - 3}l-6 3l6 3z"));
    }

    private void Draw(MarkupWriter markup, StateMachineRow row, int line)
    {
        var (left, middle) = (Left(row), Middle(line));
        var visits = states[row.Name];
        using var state = markup.Begin("g", ("class", $"state {visits?.Style ?? "idle"}"));
        markup.Element("title", $"{row.Name}, {row.Type}{(visits is null ? "" : $", entered {visits.Count} ×")}");
        markup.Empty("rect", ("x", left), ("y", middle - (BoxHeight / 2)), ("width", BoxRight - left), ("height", BoxHeight), ("rx", row.Type is "Succeed" or "Fail" ? 11 : row.Type == "Wait" ? 7 : 3));
        var name = row.Name.Length > MaxName ? $"{row.Name[..(MaxName - 1)]}…" : row.Name;
        markup.Element("text", $"{Sign(row.Type)} {name}", ("x", left + 8), ("y", middle + 4));
        if (visits is { Count: > 1 })
        {
            markup.Element("text", $"{visits.Count} ×", ("x", BoxRight - 8), ("y", middle + 4), ("text-anchor", "end"));
        }
    }

    private static string Sign(string type) => type switch
    {
        "Choice" => "◇",
        "Wait" => "◷",
        "Succeed" => "✓",
        "Fail" => "✗",
        "Parallel" or "Map" => "▤",
        "Pass" => "▷",
        _ => "▪",
    };

    private static int Left(StateMachineRow row) => Margin + (row.Depth * Indent);

    private static int Middle(int line) => Margin + (line * RowHeight) + (RowHeight / 2);

    /// <summary>A way from one line to another.</summary>
    private sealed record Way(int From, int To, bool IsTaken, bool AfterError)
    {
        /// <summary>Whether it leads straight down to the next line.</summary>
        public bool IsStraight { get; init; }

        /// <summary>The upper line.</summary>
        public int Top => Math.Min(From, To);

        /// <summary>The lower line.</summary>
        public int Bottom => Math.Max(From, To);
    }
}
