using AmiPipeline.Reports.Texts;

namespace AmiPipeline.Reports.Lineage;

/// <summary>A lineage as a tree of text lines: each stage below what it is made of, with its volumes.</summary>
/// <param name="graph">The lineage.</param>
/// <param name="keys">Short names of keys.</param>
internal sealed class LineageText(LineageGraph graph, KeyNames keys)
{
    /// <summary>The lines.</summary>
    public IEnumerable<string> Lines() => graph.Stages.SelectMany(Stage).Concat(graph.Copies.SelectMany(Copy));

    // What is in the same column is made beside the one before, not of it.
    private IEnumerable<string> Stage(LineageStage stage, int index)
    {
        var next = graph.Stages.ElementAtOrDefault(index + 1);
        var isBeside = next?.Column == stage.Column;
        var isSource = stage.Column == 0;
        var lead = isSource ? "" : Indent(stage.Column - 1);
        var isFollowed = next is null ? graph.Copies.Count > 0 : !isBeside || isSource;
        var below = $"{lead}{(isSource ? "" : isBeside ? "│  " : "   ")}{(isFollowed ? "│" : " ")}  ";
        return [$"{lead}{(isSource ? "" : isBeside ? "├─ " : "└─ ")}{Name(stage)}", .. Volumes(stage).Select(line => below + line)];
    }

    private IEnumerable<string> Copy(LineageStage copy, int index)
    {
        var lead = Indent(graph.Stages[^1].Column);
        var isLast = index == graph.Copies.Count - 1;
        return [$"{lead}{(isLast ? "└" : "├")}─ {Name(copy)}", .. Volumes(copy).Select(line => $"{lead}{(isLast ? " " : "│")}     {line}")];
    }

    private static string Indent(int column) => new(' ', 3 * column);

    private string Name(LineageStage stage)
    {
        var calls = string.Join(", ", stage.MadeBy.Select(number => graph.Steps[number - 1].Call));
        var about = string.Join(", ", new[] { LowerFirst(stage.Title), stage.About, stage.Reason }.Where(text => text.Length > 0)) + (calls.Length == 0 ? "" : $", by {calls}");
        return stage.Id is { } id ? $"{id}  {about}" : about;
    }

    private static string LowerFirst(string title) => char.ToLowerInvariant(title[0]) + title[1..];

    private IEnumerable<string> Volumes(LineageStage stage)
    {
        var all = stage.Parts.SelectMany(part => part.Volumes).ToList();
        var (name, size, protection) = (Width(all, volume => volume.Name), Width(all, Size), Width(all, Protection));
        return from part in stage.Parts
               from volume in part.Volumes
               let line = $"{volume.Name.PadRight(name)}  {Size(volume).PadLeft(size)}  {Protection(volume).PadRight(protection)}  {volume.Id}"
               select (part.Heading is { } heading ? $"{line.TrimEnd()}  ({heading})" : line).TrimEnd();
    }

    private static int Width(IEnumerable<LineageVolume> volumes, Func<LineageVolume, string> text) => volumes.Select(volume => text(volume).Length).DefaultIfEmpty().Max();

    private static string Size(LineageVolume volume) => volume.SizeGiB is { } size ? $"{size} GiB" : "";

    private string Protection(LineageVolume volume) => volume.Encryption switch
    {
        LineageEncryption.None => "no snapshot",
        LineageEncryption.Plain => "not encrypted",
        _ => volume.Keys.Count == 0 ? "key not reported" : string.Join(" or ", volume.Keys.Select(keys.Shorten)),
    };
}
