using AmiPipeline.Cli.Inputs;
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
        Assert.Equal($"ami-pipeline start r.json --state-machine arn --name {expected}", NextCommands.StartAgain(Request("r.json"), "arn", name, null));
        Assert.True(expected.Length <= MaxLengthName.Length);
    }

    [Fact]
    public void Command_OfARequestFromStandardInput_BringsTheRequestAlong()
    {
        Assert.Equal(
            """printf %s '{"source":{"imageId":"ami-05000000000000001"},"name":"it'\''s"}' | ami-pipeline start - --state-machine arn --name nightly-attempt-2""",
            NextCommands.StartAgain(Request("-"), "arn", "nightly", null));
        Assert.EndsWith("| ami-pipeline cleanup --execution arn --request - --configuration 'my deployment.json'", NextCommands.CleanUp("arn", null, Request("-"), "my deployment.json"), StringComparison.Ordinal);
    }

    /// <summary>Step Functions takes signs in names that shells read otherwise.</summary>
    [Fact]
    public void Command_OfANameWithSigns_IsQuoted()
    {
        const string Arn = "arn:aws:states:us-east-1:111122223333:execution:AmiPipeline:it's(1)!";
        const string Quoted = @"'arn:aws:states:us-east-1:111122223333:execution:AmiPipeline:it'\''s(1)!'";

        Assert.Equal($"ami-pipeline cleanup --execution {Quoted}", NextCommands.CleanUp(Arn, null));
        Assert.Equal($"ami-pipeline watch {Quoted}", NextCommands.Watch(Arn, null));
        Assert.Equal($"ami-pipeline fleet watch {Quoted}", NextCommands.WatchFleet(Arn, null));
        Assert.EndsWith(@" --name 'it'\''s(1)!-attempt-2'", NextCommands.StartAgain(Request("r.json"), "arn", "it's(1)!", null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_OfARequestFromStandardInput_IsReadByAShell()
    {
        Tool.SkipUnlessInstalled("sh");
        var command = NextCommands.StartAgain(Request("-"), "arn", "nightly", null).Replace("ami-pipeline start", "cat", StringComparison.Ordinal).Split(" --state")[0];

        var printed = await Tool.RunAsync(new System.Diagnostics.ProcessStartInfo("sh", ["-c", command]));

        Assert.Equal("""{"source":{"imageId":"ami-05000000000000001"},"name":"it's"}""", printed.Output);
    }

    /// <summary>Signs that Step Functions takes in names, and what files may be called.</summary>
    [Theory]
    [InlineData("sh")]
    [InlineData("zsh")]
    [InlineData("fish")]
    public async Task Word_IsReadByAShell_AsItIs(string shell)
    {
        Tool.SkipUnlessInstalled(shell);
        string[] words = ["=ls", "a=b", "it's(1)!", "name+1@%", "my request.json", "~", "ünder", "-x", "a'b'c", @"a\b\", "x^y", "a.b,c"];
        var command = "printf '%s\n'" + string.Concat(words.Select(word => $" {NextCommands.CleanUp(word, null).Split(' ', 4)[3]}"));

        var printed = await Tool.RunAsync(new System.Diagnostics.ProcessStartInfo(shell, ["-c", command]));

        Assert.Equal(words, printed.Output.TrimEnd('\n').Split('\n'));
    }

    private static RequestFile Request(string path) => new(path, """{ "source": { "imageId": "ami-05000000000000001" }, "name": "it's" }""", null!);
}
