using System.Text.Json.Nodes;
using Xunit;

namespace AmiPipeline.Cli.Tests.States;

public sealed class ValidateTests
{
    private const string Good = """{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}""";

    private const string Bad = """
        {"StartAt":"A","States":{"A":{"Type":"Pass","InputPaht":"$","Next":"C"},"B":{"Type":"Wait","Seconds":"1","Assign":{},"End":true}}}
        """;

    [Fact]
    public async Task Validate_GoodDefinition_SaysSo()
    {
        using var program = new StatesProgram();
        Assert.Equal(0, await program.RunAsync(["states", "validate", program.File("m.json", Good)]));
        Assert.EndsWith("m.json is valid.\n", program.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_BadDefinition_ListsEveryFault()
    {
        using var program = new StatesProgram();
        Assert.Equal(2, await program.RunAsync(["states", "validate", program.File("m.json", Bad)]));
        Assert.Contains("m.json has 5 errors:", program.Out, StringComparison.Ordinal);
        Assert.Contains("/States/A/InputPaht: There is no field InputPaht in a Pass state. Did you mean 'InputPath'?", program.Out, StringComparison.Ordinal);
        Assert.Contains("/States/A/Next: There is no state 'C' here.", program.Out, StringComparison.Ordinal);
        Assert.Contains("/States/B/Seconds: ", program.Out, StringComparison.Ordinal);
        Assert.Contains("/States/B/Assign: Assign is not supported", program.Out, StringComparison.Ordinal);
        Assert.Contains("/States/B: No state leads to 'B'.", program.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_AsJson_IsOneDocumentWithPointers()
    {
        using var program = new StatesProgram();
        Assert.Equal(2, await program.RunAsync(["states", "validate", program.File("m.json", Bad), "--output", "json"]));
        Assert.Single(program.Lines);
        Assert.False((bool)program.Result["valid"]!);
        Assert.Equal(2, (int)program.Result["exitCode"]!);
        var faults = program.Result["faults"]!.AsArray();
        Assert.Equal(5, faults.Count);
        Assert.Contains(faults, fault => (string?)fault!["jsonPointer"] == "/States/A/InputPaht" && (string?)fault["suggestion"] == "InputPath");
        Assert.All(faults, fault => Assert.False(string.IsNullOrEmpty((string?)fault!["message"])));
    }

    [Fact]
    public async Task Validate_StandardInput_IsRead()
    {
        using var program = new StatesProgram();
        Assert.Equal(0, await program.RunAsync(["states", "validate", "-", "--output", "json"], Good));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"valid":true,"faults":[],"exitCode":0}"""), program.Result));
    }

    [Fact]
    public async Task Validate_NotJson_IsInvalid()
    {
        using var program = new StatesProgram();
        Assert.Equal(2, await program.RunAsync(["states", "validate", "-"], "{"));
        Assert.Contains("standard input has 1 error:\n  /: The definition is not valid JSON", program.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_MissingFile_IsNotAnInvalidOne()
    {
        using var program = new StatesProgram();
        Assert.Equal(3, await program.RunAsync(["states", "validate", program.PathOf("none.json")]));
        Assert.Contains("none.json does not exist", program.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("states")]
    [InlineData("states", "validate")]
    [InlineData("states", "run")]
    public async Task Help_OfEachCommand_ListsItsExitCodes(params string[] command)
    {
        using var program = new StatesProgram();
        Assert.Equal(0, await program.RunAsync([.. command, "--help"]));
        Assert.Contains("  2  invalid command line, or a definition that is invalid", program.Out, StringComparison.Ordinal);
    }
}
