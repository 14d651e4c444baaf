using Xunit;

namespace AmiPipeline.Cli.Tests.Pages;

public sealed class BrowserTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("copies.json")]
    [InlineData("s1-preserve-mixed.json")]
    public async Task Report_OpensAtEveryWidthAndInBothSchemes(string example)
    {
        await Cli.RunAsync("run", Cli.Example(example), "--report", _files.PathOf("report.html"));

        await AssertReadable("report.html");
    }

    [Fact]
    public async Task Exploration_OpensAtEveryWidthAndInBothSchemes()
    {
        var explored = await Cli.RunAsync("explore", Cli.Example("s3-encrypt.json"), "--faults", "throttled", "--output", "html");
        _files.Add("exploration.html", explored.Out);

        await AssertReadable("exploration.html");
    }

    private async Task AssertReadable(string name)
    {
        var views = await Browser.OpenAsync(_files.PathOf(name));

        Assert.Equal(["light 400", "light 1000", "light 1600", "dark 400", "dark 1000", "dark 1600"], views.Select(view => view.View));
        Assert.All(views, view =>
        {
            Assert.Empty(view.Requests);
            Assert.Empty(view.Errors);
            Assert.Empty(view.Violations);
            Assert.True(view.Overflow <= 0, $"{view.View}: {view.Overflow} pixels too wide");
            Assert.DoesNotContain("BODY", view.Focused.Take(1));
        });
    }
}
