using System.Text;

namespace AmiPipeline.Benchmarks;

/// <summary>A table in Markdown. The first column is text, the others are numbers.</summary>
internal sealed class MarkdownTable
{
    private readonly StringBuilder _text = new();

    public MarkdownTable(params string[] heads)
    {
        Add(heads);
        Add(["---", .. heads.Skip(1).Select(_ => "---:")]);
    }

    public void Add(params string[] cells) => _text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    public override string ToString() => _text.ToString();
}
