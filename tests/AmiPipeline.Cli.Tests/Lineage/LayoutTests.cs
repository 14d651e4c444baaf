using AmiPipeline.Reports.Lineage;
using Xunit;

namespace AmiPipeline.Cli.Tests.Lineage;

public sealed class LayoutTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 2)]
    [InlineData(500, 0)]
    [InlineData(3, 200)]
    public void Stages_StandSideBySideInsideThePicture(int devices, int copies)
    {
        var graph = Graph(devices, copies);
        var layout = new LineageLayout(graph);

        var boxes = graph.Stages.Concat(graph.Copies).Select(stage => layout[stage]).ToList();
        Assert.All(boxes, box => Assert.True(box.X >= LineageLayout.Margin && box.Right <= layout.Width - LineageLayout.Margin && box.Bottom < layout.StepsTop, $"{box} in {layout.Width}"));
        Assert.DoesNotContain(boxes, box => boxes.Exists(other => other != box && other.X < box.Right && box.X < other.Right && other.Y < box.Bottom && box.Y < other.Bottom));
        Assert.All(graph.Stages.Concat(graph.Copies), stage => Assert.All(
            stage.Parts.SelectMany(part => part.Volumes),
            volume => Assert.True(layout[volume].Y > layout[stage].Y && layout[volume].Bottom < layout[stage].Bottom && layout[volume].Right < layout[stage].Right)));
    }

    [Theory]
    [InlineData(500, 0)]
    [InlineData(3, 200)]
    public void Picture_OfMany_IsSmallEnoughForAPage(int devices, int copies)
    {
        var picture = new LineagePicture(Graph(devices, copies), new(new Dictionary<string, string>())).ToSvg("many");

        Assert.InRange(picture.Length, 1, 2_000_000);
    }

    /// <summary>Text on a key's color has a contrast of 4.5 to 1 or more (WCAG 2.2, 1.4.3), in both schemes and for any number of keys.</summary>
    [Fact]
    public void Colors_OfKeys_CanBeReadOn()
    {
        Assert.All(Enumerable.Range(0, 200), number =>
        {
            Assert.InRange(Contrast(Luminance(KeyPalette.HueOf(number), 0.70, 0.27), 1), 4.5, 21);
            Assert.InRange(Contrast(Luminance(KeyPalette.HueOf(number), 0.75, 0.75), Luminance(216, 0.28, 0.07)), 4.5, 21);
        });
        Assert.Contains("hsl(215, 70%, 27%)", LineageStyle.Create(1), StringComparison.Ordinal);
        Assert.Contains("hsl(215, 75%, 75%)", LineageStyle.Create(1), StringComparison.Ordinal);
    }

    [Fact]
    public void Colors_OfTheFirstKeys_AreFarApart() =>
        Assert.All(Enumerable.Range(0, 8), one => Assert.All(Enumerable.Range(0, 8).Where(other => other != one), other =>
        {
            var distance = Math.Abs(KeyPalette.HueOf(one) - KeyPalette.HueOf(other));
            Assert.InRange(Math.Min(distance, 360 - distance), 30, 180);
        }));

    private static LineageGraph Graph(int devices, int copies)
    {
        LineageVolume Volume(int number) => new() { Name = $"/dev/sd{number}", Id = $"snap-{number:x17}", SizeGiB = 8, Encryption = LineageEncryption.Encrypted, Keys = [$"alias/key-{number}"] };
        LineageStage Stage(int column) => new() { Column = column, Title = "Image", Id = $"ami-{column:x17}", Detail = "us-east-1", Parts = [new(null, [], [.. Enumerable.Range(0, devices).Select(Volume)])] };
        return new LineageGraph
        {
            Stages = [Stage(0), Stage(0), Stage(1), Stage(2)],
            Copies = [.. Enumerable.Range(0, copies).Select(_ => Stage(0))],
            Steps = [new(1, null, "Source image"), new(2, "CreateImage", $": {new string('x', 90)}")],
        };
    }

    private static double Contrast(double one, double other) => (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);

    private static double Luminance(double hue, double saturation, double lightness) =>
        (0.2126 * Linear(Channel(hue, saturation, lightness, 0))) + (0.7152 * Linear(Channel(hue, saturation, lightness, 8))) + (0.0722 * Linear(Channel(hue, saturation, lightness, 4)));

    // CSS Color Module Level 4, "Converting HSL Colors to sRGB".
    private static double Channel(double hue, double saturation, double lightness, int n)
    {
        var k = (n + (hue / 30)) % 12;
        return lightness - (saturation * Math.Min(lightness, 1 - lightness) * Math.Max(-1, Math.Min(Math.Min(k - 3, 9 - k), 1)));
    }

    private static double Linear(double value) => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
}
