using System.Text.Json;
using AmiPipeline.Cli.Hosting;
using Xunit;

namespace AmiPipeline.Cli.Tests;

/// <summary>What plan, run and report say of sharing: the same rows before and after.</summary>
public sealed class SharingViewsTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Rows_OfThePlan_AreThoseOfTheResult()
    {
        var plan = await RunAsync("plan");
        var run = await RunAsync("run", "--report", _files.PathOf("report.html"));

        Assert.Equal((ExitCodes.Done, ExitCodes.Done), (plan.ExitCode, run.ExitCode));
        Assert.Equal(2, Rows(plan.Out).Count);
        Assert.Equal(Rows(plan.Out), Rows(run.Out));
        Assert.Contains("2 of 2 images shared as requested after ", Folded(run.Out), StringComparison.Ordinal);
        Assert.Contains("CreateGrant, ModifySnapshotAttribute, ModifyImageAttribute to let 777788889999 use the image and its copies, unless they can", Folded(plan.Out), StringComparison.Ordinal);
        Assert.All([plan.Out, run.Out], text => Assert.Contains("a grant can't give this; add to the key policy:", Folded(text), StringComparison.Ordinal));
        Assert.Contains("Shared in eu-west-1", await _files.ReadAsync("report.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_HasEachDestination_AndWhatKeyPoliciesLack_BeforeAndAfter()
    {
        var plan = (await RunAsync("plan", "--output", "json")).Document();
        var image = (await RunAsync("run", "--output", "json")).Document().GetProperty("image");
        var sharing = image.GetProperty("sharing");

        Assert.Equal(["777788889999"], plan.GetProperty("plan").GetProperty("sharing").GetProperty("accounts").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal(
            [image.GetProperty("imageId").GetString(), image.GetProperty("copies").GetProperty("items")[0].GetProperty("imageId").GetString()],
            sharing.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("imageId").GetString()));
        Assert.All(sharing.GetProperty("items").EnumerateArray(), item => Assert.Equal("shared", item.GetProperty("state").GetString()));
        Assert.True(JsonElement.DeepEquals(plan.GetProperty("keyPolicies"), sharing.GetProperty("keyPolicies")));
    }

    private Task<CliResult> RunAsync(string command, params string[] options) =>
        Cli.RunAsync([command, Cli.Example("share.json"), "--configuration", Cli.Example("other-account.deployment.json"), .. options]);

    private static List<string> Rows(string text) =>
        [.. text.Split('\n').Where(line => line.Contains("777788889999", StringComparison.Ordinal) && line.StartsWith('│')).Select(line => line.Replace(" ", "", StringComparison.Ordinal))];

    private static string Folded(string text) => string.Join(' ', text.Split((char[])['\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
