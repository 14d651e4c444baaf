using AmiPipeline.Cli.Reports;
using Xunit;

namespace AmiPipeline.Cli.Tests;

/// <summary>The name under which a request is tried again.</summary>
public sealed class NextCommandsTests
{
    private const string MaxLengthName = "a-name-of-eighty-characters-a-name-of-eighty-characters-a-name-of-eighty-charact";

    [Theory]
    [InlineData("nightly", "nightly-attempt-2")]
    [InlineData("nightly-attempt-2", "nightly-attempt-3")]
    [InlineData("nightly-attempt-99", "nightly-attempt-100")]
    [InlineData("nightly-attempt-x", "nightly-attempt-x-attempt-2")]
    [InlineData("-attempt-2", "-attempt-2-attempt-2")]
    [InlineData(MaxLengthName, "a-name-of-eighty-characters-a-name-of-eighty-characters-a-name-of-eigh-attempt-2")]
    public void StartAgain_AfterAName_CountsOn(string name, string expected)
    {
        Assert.Equal($"ami-pipeline start r.json --state-machine arn --name {expected}", NextCommands.StartAgain("r.json", "arn", name, null));
        Assert.True(expected.Length <= MaxLengthName.Length);
    }
}
