using AmiPipeline.Errors;
using AmiPipeline.Reports.Texts;
using AmiPipeline.Verification;
using Xunit;

namespace AmiPipeline.Cli.Tests;

/// <summary>What is planned of older images, and what came of them.</summary>
public sealed class RetentionRowsTests
{
    private static readonly AwsLocation Home = new("111122223333", "us-east-1");

    [Fact]
    public async Task Plan_SaysWhatIsKept_AndTheRunWhatCameOfEachPlace()
    {
        string[] arguments = [Cli.Example("retention.json"), "--configuration", Cli.Example("other-account.deployment.json")];

        var plan = await Cli.RunAsync(["plan", .. arguments]);
        var run = await Cli.RunAsync(["run", .. arguments, "--output", "json"]);

        Assert.Contains("the newest 3, and those that are used or protected", plan.Out, StringComparison.Ordinal);
        Assert.Contains("DeregisterImage, DeleteSnapshot", plan.Out, StringComparison.Ordinal);
        using var document = System.Text.Json.JsonDocument.Parse(run.Out);
        var items = document.RootElement.GetProperty("image").GetProperty("retention").GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["us-east-1", "eu-west-1", "us-east-1"], items.Select(item => item.GetProperty("location").GetProperty("region").GetString()));
        Assert.All(items, item => Assert.Equal(("done", 0), (item.GetProperty("state").GetString(), item.GetProperty("images").GetArrayLength())));
    }

    [Fact]
    public void EachImage_HasARow_AndSoHaveThoseOfWhichThereIsNoRoom_AndAFailure()
    {
        var item = new RetainedFamily
        {
            Location = Home,
            State = RetentionState.Failed,
            Images = [new("ami-1", OlderImageState.Removed, "not used"), new("ami-2", OlderImageState.Failed, "denied"), new("ami-3", OlderImageState.Kept, "used by instance i-1")],
            More = 2,
            Failure = new Failure("AwsAccessDeniedException", "No."),
        };

        Assert.Equal(
            [("ami-1", "removed", false), ("ami-2", "failed", true), ("ami-3", "kept", false), ("2 more", "kept", false), ("", "failed", true)],
            RetentionRows.Create(item, Home).Select(row => (row.Image, row.State, row.IsBad)));
        Assert.Equal("1 kept, 1 removed, 1 failed, failed in 1 place", RetentionRows.Summarize([item]));
        Assert.Equal("nothing to remove", RetentionRows.Summarize([new RetainedFamily { Location = Home }]));
    }
}
