using System.Globalization;
using System.Text;

namespace AmiPipeline.Reports.Lineage;

/// <summary>The style of lineage pictures, for light and dark. Each rule names the picture's class, so that it changes nothing else in a page.</summary>
internal static class LineageStyle
{
    private const string Rules = """
        .lineage { font-family: ui-sans-serif, system-ui, "Segoe UI", Helvetica, Arial, sans-serif }
        .lineage .page { fill: #ffffff } .lineage .panel { fill: #f6f8fa; stroke: #8c959f } .lineage .row { fill: #ffffff; stroke: #d0d7de }
        .lineage .text { fill: #1f2328 } .lineage .muted { fill: #59636e } .lineage .line { stroke: #59636e; fill: none } .lineage .head { fill: #59636e }
        .lineage .badge { fill: #1f2328 } .lineage .on-badge { fill: #ffffff } .lineage .warn { fill: #a40e26 }
        .lineage .plain { fill: none; stroke: #59636e; stroke-dasharray: 4 3 } .lineage .temporary { stroke-dasharray: 6 4 }
        .lineage .mono { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace } .lineage .chip { stroke: none } .lineage .on-key { fill: #ffffff }
        """;

    private const string DarkRules = """
          .lineage .page { fill: #0d1117 } .lineage .panel { fill: #151b23; stroke: #656c76 } .lineage .row { fill: #0d1117; stroke: #3d444d }
          .lineage .text { fill: #f0f6fc } .lineage .muted { fill: #9198a1 } .lineage .line { stroke: #9198a1 } .lineage .head { fill: #9198a1 }
          .lineage .badge { fill: #f0f6fc } .lineage .on-badge { fill: #0d1117 } .lineage .warn { fill: #ff7b72 }
          .lineage .plain { stroke: #9198a1 } .lineage .on-key { fill: #0d1117 }
        """;

    /// <summary>The style sheet.</summary>
    /// <param name="colors">How many keys have a color.</param>
    public static string Create(int colors)
    {
        var sheet = new StringBuilder(Rules).Append('\n');
        sheet.Append(Keys(colors, "70%", "27%")).Append("@media screen and (prefers-color-scheme: dark) {\n").Append(DarkRules).Append('\n').Append(Keys(colors, "75%", "75%")).Append("}\n");
        return sheet.ToString();
    }

    private static string Keys(int colors, string saturation, string lightness) =>
        string.Concat(Enumerable.Range(0, colors).Select(number => string.Create(CultureInfo.InvariantCulture, $".lineage .k{number} {{ fill: hsl({KeyPalette.HueOf(number)}, {saturation}, {lightness}) }}\n")));
}
