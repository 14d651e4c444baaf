using System.Text.Json.Nodes;
using Xunit;

namespace AmiPipeline.Cli.Tests.States;

/// <summary><c>states run --s3</c>: distributed Maps read items from a directory and write results to it.</summary>
public sealed class S3DirectoryTests : IDisposable
{
    private readonly StatesProgram _program = new();
    private readonly string _bucket;

    public S3DirectoryTests() => _bucket = Directory.CreateDirectory(_program.PathOf("s3/in/data")).Parent!.FullName;

    [Fact]
    public async Task Items_AreReadFromIt_AndResultsWrittenToIt()
    {
        await File.WriteAllTextAsync(Path.Combine(_bucket, "data/images.csv"), "image,key\nami-1,alias/a\nami-2,alias/b\n", TestContext.Current.CancellationToken);

        Assert.Equal(0, await RunAsync("getObject", "\"Key\": \"data/images.csv\"", "\"InputType\": \"CSV\", \"CSVHeaderLocation\": \"FIRST_ROW\""));

        var details = _program.Result["output"]!["ResultWriterDetails"]!;
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_bucket, (string)details["Key"]!), TestContext.Current.CancellationToken))!;
        var results = Path.Combine(_bucket, (string)manifest["ResultFiles"]!["SUCCEEDED"]![0]!["Key"]!);
        Assert.Equal("""[{"image":"ami-1","key":"alias/a"},{"image":"ami-2","key":"alias/b"}]""", await File.ReadAllTextAsync(results, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task History_HasThatOfEachChild_AndTheTextTellsOfTheMapRun()
    {
        await File.WriteAllTextAsync(Path.Combine(_bucket, "data/items.json"), "[1, 2]", TestContext.Current.CancellationToken);
        var definition = Definition("getObject", "\"Key\": \"data/items.json\"", "\"InputType\": \"JSON\"", "");

        Assert.Equal(0, await _program.RunAsync(["states", "run", definition, "--s3", _program.PathOf("s3"), "--history", "--output", "json"]));
        using var text = new StatesProgram();
        Assert.Equal(0, await text.RunAsync(["states", "run", definition, "--s3", _program.PathOf("s3"), "--history"]));

        Assert.Equal(4, _program.Lines.Length);
        Assert.All(_program.Lines[1..3], line => Assert.StartsWith("{\"executionArn\":\"arn:aws:states:us-east-1:111111111111:execution:StateMachine/", line, StringComparison.Ordinal));
        Assert.Contains("Map Run of M: 2 items, 2 succeeded", text.Out, StringComparison.Ordinal);
        Assert.Equal(2, text.Lines.Count(line => line.StartsWith("Child execution arn:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Objects_AreListed()
    {
        await File.WriteAllTextAsync(Path.Combine(_bucket, "data/b.json"), "12345", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_bucket, "data/a.json"), "", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_bucket, "other"), "", TestContext.Current.CancellationToken);

        Assert.Equal(0, await RunAsync("listObjectsV2", "\"Prefix\": \"data/\"", "\"MaxItems\": 5", writer: ""));

        Assert.Equal([("data/a.json", 0), ("data/b.json", 5)], _program.Result["output"]!.AsArray().Select(item => ((string)item!["Key"]!, (int)item["Size"]!)));
    }

    [Theory]
    [InlineData("\"Key\": \"none\"", "/in/none for the key.")]
    [InlineData("\"Key\": \"../../definition.json\"", "/in/../../definition.json for the key.")]
    public async Task Object_ThatIsNotThere_FailsTheState(string parameters, string cause)
    {
        Assert.Equal(1, await RunAsync("getObject", parameters, "\"InputType\": \"JSON\""));

        Assert.Equal("States.ItemReaderFailed", (string?)_program.Result["error"]);
        Assert.EndsWith(cause, (string?)_program.Result["cause"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data/items.json", "can't be read or written as a file")]
    [InlineData("data/\\u0000", "can't be read or written as a file")]
    [InlineData("../../elsewhere", "leads out of the directory of its bucket")]
    public async Task Object_ThatCannotBeWritten_FailsTheState(string prefix, string cause)
    {
        await File.WriteAllTextAsync(Path.Combine(_bucket, "data/items.json"), "[1]", TestContext.Current.CancellationToken);

        Assert.Equal(1, await RunAsync(
            "getObject", "\"Key\": \"data/items.json\"", "\"InputType\": \"JSON\"",
            """ "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject", "Parameters": {"Bucket": "in", "Prefix": "PREFIX" } }, """.Replace("PREFIX", prefix, StringComparison.Ordinal)));

        Assert.Equal("States.ResultWriterFailed", (string?)_program.Result["error"]);
        Assert.Contains(cause, (string?)_program.Result["cause"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Object_WithAKeyThatIsNoFileName_FailsTheState()
    {
        Assert.Equal(1, await RunAsync("getObject", "\"Key\": \"data/\\u0000\"", "\"InputType\": \"JSON\""));

        Assert.Equal("States.ItemReaderFailed", (string?)_program.Result["error"]);
    }

    [Fact]
    public async Task Directory_ThatIsNotThere_IsRefused()
    {
        Assert.Equal(3, await _program.RunAsync(["states", "run", Definition("getObject", "\"Key\": \"k\"", "\"InputType\": \"JSON\"", ""), "--s3", "/nowhere/s3"]));

        Assert.Contains("There is no directory /nowhere/s3.", _program.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    public void Dispose() => _program.Dispose();

    private Task<int> RunAsync(
        string action, string parameters, string config,
        string writer = "\"ResultWriter\": {\"Resource\": \"arn:aws:states:::s3:putObject\", \"Parameters\": {\"Bucket\": \"in\"}, \"WriterConfig\": {\"Transformation\": \"COMPACT\"}},") =>
        _program.RunAsync(["states", "run", Definition(action, parameters, config, writer), "--s3", _program.PathOf("s3"), "--output", "json"]);

    private string Definition(string action, string parameters, string config, string writer) => _program.File("definition.json", $$"""
        {"StartAt": "M", "States": {"M": {"Type": "Map", "End": true, {{writer}}
          "ItemReader": {"Resource": "arn:aws:states:::s3:{{action}}", "Parameters": {"Bucket": "in", {{parameters}} }, "ReaderConfig": { {{config}} } },
          "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "I", "States": {"I": {"Type": "Pass", "End": true} } } } } }
        """);
}
