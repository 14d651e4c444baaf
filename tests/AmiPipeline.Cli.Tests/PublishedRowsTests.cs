using AmiPipeline.Cli.Hosting;
using Xunit;

namespace AmiPipeline.Cli.Tests;

/// <summary>What a plan says is published is what a run reports: place by place, and thing by thing.</summary>
public sealed class PublishedRowsTests
{
    [Fact]
    public async Task Plan_HasTheRowsOfTheResult()
    {
        var plan = await RowsAsync("plan", what: 1);
        var run = await RowsAsync("run", what: 2);

        Assert.Equal(14, plan.Count);
        Assert.Equal(plan, run);
    }

    [Fact]
    public async Task Json_HasThePublicationsOfEachDestination()
    {
        var result = await Cli.RunAsync(["run", Cli.Example("publish.json"), "--configuration", Cli.Example("other-account.deployment.json"), "--output", "json"]);

        using var document = System.Text.Json.JsonDocument.Parse(result.Out);
        var items = document.RootElement.GetProperty("image").GetProperty("publications").GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["us-east-1", "eu-west-1", "us-east-1"], items.Select(item => item.GetProperty("location").GetProperty("region").GetString()));
        Assert.All(items, item => Assert.Equal(("published", "/images/web"), (item.GetProperty("state").GetString(), item.GetProperty("parameter").GetProperty("name").GetString())));
        Assert.Equal(["111122223333:golden"], items[0].GetProperty("watermarks").EnumerateArray().Select(key => key.GetString()));
        Assert.False(items[1].TryGetProperty("watermarks", out _));
        Assert.Equal("withCooldown", items[0].GetProperty("deregistrationProtection").GetString());
    }

    private static async Task<List<(string Where, string What)>> RowsAsync(string command, int what)
    {
        var result = await Cli.RunAsync([command, Cli.Example("publish.json"), "--configuration", Cli.Example("other-account.deployment.json")]);
        Assert.Equal((ExitCodes.Done, ""), (result.ExitCode, result.Error));
        var rows = result.Out.Split('\n').SkipWhile(line => !line.Contains("Published in", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('│'));
        return [.. rows.Select(line => line.Split('│')).Select(cells => (cells[1].Trim(), cells[1 + what].Trim()))];
    }
}
