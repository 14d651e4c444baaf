namespace AmiPipeline.Reports.Lineage;

/// <summary>The positions in a lineage picture, in pixels.</summary>
internal sealed class LineageLayout
{
    /// <summary>The width of a stage.</summary>
    public const int StageWidth = 236;

    /// <summary>The space around everything.</summary>
    public const int Margin = 20;

    /// <summary>The height of the line above a part.</summary>
    public const int HeadingHeight = 28;

    /// <summary>The height of a line of the list of steps.</summary>
    public const int StepHeight = 22;

    private const int RowHeight = 30;
    private const int LineHeight = 15;
    private const int ChipHeight = 25;
    private const int ColumnGap = 66;
    private const int CopyGap = 18;
    private const int StageGap = 16;
    private const int CopiesGap = 54;
    private const int MinStepsWidth = 578;
    private const int CharacterWidth = 7;

    private readonly Dictionary<object, Box> _boxes = new(ReferenceEqualityComparer.Instance);

    /// <summary>Lays it out.</summary>
    /// <param name="graph">The lineage.</param>
    public LineageLayout(LineageGraph graph)
    {
        var columns = graph.Stages.Max(stage => stage.Column) + 1;
        var steps = graph.Steps.Select(step => Margin + 26 + (step.Text.Length * CharacterWidth)).DefaultIfEmpty().Max();
        var wide = graph.Copies.Count > 1 ? (3 * (StageWidth + ColumnGap)) - ColumnGap : 0;
        Width = Math.Max(Math.Max((columns * (StageWidth + ColumnGap)) - ColumnGap, wide) + (2 * Margin), Math.Max(MinStepsWidth, steps + Margin));
        var bottom = Margin;
        foreach (var column in graph.Stages.GroupBy(stage => stage.Column))
        {
            var y = Margin;
            foreach (var stage in column)
            {
                y += Place(stage, Margin + (column.Key * (StageWidth + ColumnGap)), y) + StageGap;
            }

            bottom = Math.Max(bottom, y - StageGap);
        }

        bottom = PlaceCopies(graph.Copies, bottom);
        StepsTop = bottom + 12;
        Height = StepsTop + (graph.Steps.Count * StepHeight) + 8;
    }

    /// <summary>The picture's width.</summary>
    public int Width { get; }

    /// <summary>The picture's height.</summary>
    public int Height { get; }

    /// <summary>Where the list of steps begins.</summary>
    public int StepsTop { get; }

    /// <summary>The height of a stage's title.</summary>
    /// <param name="stage">The stage.</param>
    public static int TitleHeight(LineageStage stage) => 42 + (stage.Id is null ? 0 : 18) + (18 * stage.AboutLines.Count) + (stage.Reason.Length == 0 ? 0 : 18);

    /// <summary>The position of a stage.</summary>
    public Box this[LineageStage stage] => _boxes[stage];

    /// <summary>The position of a volume's row.</summary>
    public Box this[LineageVolume volume] => _boxes[volume];

    private int Place(LineageStage stage, int x, int y)
    {
        var below = y + TitleHeight(stage);
        foreach (var part in stage.Parts)
        {
            below += part.HasHeading ? HeadingHeight : 0;
            foreach (var volume in part.Volumes)
            {
                var height = RowHeight + (volume.Id is null ? 0 : LineHeight) + (volume.Encryption == LineageEncryption.None ? 0 : ChipHeight);
                _boxes[volume] = new Box(x + 10, below, StageWidth - 20, height - 6);
                below += height;
            }
        }

        _boxes[stage] = new Box(x, y, StageWidth, below + 6 - y);
        return below + 6 - y;
    }

    // Side by side, as many as fit, all of a line as high as the highest.
    private int PlaceCopies(IReadOnlyList<LineageStage> copies, int bottom)
    {
        var perLine = (Width - (2 * Margin) + CopyGap) / (StageWidth + CopyGap);
        var y = bottom + (copies.Count == 0 ? 0 : CopiesGap);
        foreach (var line in copies.Chunk(perLine))
        {
            var height = line.Select((copy, index) => Place(copy, Margin + (index * (StageWidth + CopyGap)), y)).ToList().Max();
            bottom = y + height;
            y = bottom + StageGap;
        }

        return bottom;
    }
}

/// <summary>A rectangle.</summary>
/// <param name="X">Its left edge.</param>
/// <param name="Y">Its upper edge.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
internal readonly record struct Box(int X, int Y, int Width, int Height)
{
    /// <summary>Its right edge.</summary>
    public int Right => X + Width;

    /// <summary>Its lower edge.</summary>
    public int Bottom => Y + Height;

    /// <summary>Half way down.</summary>
    public int Middle => Y + (Height / 2);
}
