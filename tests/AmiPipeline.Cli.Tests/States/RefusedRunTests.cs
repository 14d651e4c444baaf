using Xunit;

namespace AmiPipeline.Cli.Tests.States;

/// <summary>What cannot be run: the message names the file and what is wrong with it, in both forms.</summary>
public sealed class RefusedRunTests
{
    private const string Task = """{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"${F}","End":true}}}""";

    [Theory]
    [InlineData("--input", "\"\\ud800\"", 3, "bad.json cannot be used as an input: This is not valid JSON")]
    [InlineData("--input", "{", 3, "bad.json cannot be used as an input: it is not JSON.")]
    [InlineData("--mocks", "[]", 3, "bad.json cannot be used as mocks: Mocks are a JSON object")]
    [InlineData("--mocks", """{"A":[{"retrun":1}]}""", 3, "bad.json cannot be used as mocks: /A/0: an answer is an object")]
    [InlineData("--mocks", """{"A":{"return":1}}""", 3, "bad.json cannot be used as mocks: /A: an array of answers was expected.")]
    [InlineData("--context", "[]", 3, "bad.json cannot be used as a context: it must be a JSON object")]
    public async Task Run_UnusableFile_IsNamed(string option, string text, int exitCode, string message)
    {
        using var program = new StatesProgram();
        string[] args = ["states", "run", program.File("m.json", Task), option, program.File("bad.json", text)];
        Assert.Equal(exitCode, await program.RunAsync(args));
        Assert.Contains(message, program.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", program.Error, StringComparison.Ordinal);
        Assert.Empty(program.Out);

        Assert.Equal(exitCode, await program.RunAsync([.. args, "--output", "json"]));
        Assert.Contains(message, (string?)program.Result["message"], StringComparison.Ordinal);
        Assert.Equal(exitCode, (int)program.Result["exitCode"]!);
    }

    [Theory]
    [InlineData("--input", "bad.json cannot be used as an input: The data is nested deeper than 1000 levels.")]
    [InlineData("--mocks", "bad.json cannot be used as mocks: The data is nested deeper than 1000 levels.")]
    [InlineData("--context", "bad.json cannot be used as a context: The data is nested deeper than 1000 levels.")]
    public Task Run_FileNestedTooDeep_IsNamed(string option, string message) =>
        Run_UnusableFile_IsNamed(option, $$"""{"A":{{new string('[', 1000)}}{{new string(']', 1000)}}}""", 3, message);

    [Fact]
    public async Task Run_InputBeyondTheLimit_IsRefused()
    {
        using var program = new StatesProgram();
        var input = program.File("big.json", $"\"{new string('x', 262_143)}\"");
        Assert.Equal(3, await program.RunAsync(["states", "run", program.File("m.json", Task), "--input", input]));
        Assert.Contains("big.json cannot be used as an input: The input has 262145 bytes; the maximum is 262144.", program.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_DefinitionWithFaults_DoesNotStart()
    {
        using var program = new StatesProgram();
        var definition = Task.Replace("${F}", "arn:aws:states:::sqs", StringComparison.Ordinal);
        Assert.Equal(2, await program.RunAsync(["states", "run", "-", "--output", "json"], definition));
        Assert.Null(program.Result["status"]);
        Assert.Equal("DefinitionRefused", (string?)program.Result["error"]);
        Assert.Equal("/States/A/Resource", (string?)program.Result["faults"]![0]!["jsonPointer"]);

        using var text = new StatesProgram();
        Assert.Equal(2, await text.RunAsync(["states", "run", "-"], definition));
        Assert.Contains("/States/A/Resource: The Resource arn:aws:states:::sqs is not supported", text.Error, StringComparison.Ordinal);
        Assert.Empty(text.Out);
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2026-01-01")]
    [InlineData("2026-01-01T00:00:00")]
    [InlineData("2026-13-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public async Task Run_BadTimestamp_IsRefused(string now)
    {
        using var program = new StatesProgram();
        Assert.Equal(2, await program.RunAsync(["states", "run", program.File("m.json", Task), "--now", now]));
        Assert.Contains($"--now is {now}; it must be like 2026-01-01T00:00:00Z", program.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TwoFilesFromStandardInput_AreRefused()
    {
        using var program = new StatesProgram();
        Assert.Equal(2, await program.RunAsync(["states", "run", "-", "--input", "-"], Task));
        Assert.Contains("Both a definition and an input would be read from standard input; only one can.", program.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NoAnswerLeft_IsReportedEvenWhereItIsCaught()
    {
        const string Catching = """
            {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"${F}","Catch":[{"ErrorEquals":["States.ALL"],"Next":"B"}],"End":true},"B":{"Type":"Succeed"}}}
            """;
        using var program = new StatesProgram();
        Assert.Equal(0, await program.RunAsync(["states", "run", "-", "--output", "json"], Catching));
        Assert.Equal("SUCCEEDED", (string?)program.Result["status"]);
        Assert.Equal("The mocks have no more results for the state A; its task failed with Mock.NoAnswer.\n", program.Error);
    }
}
