using System.Text.Json;
using AmiPipeline.Cli.Hosting;
using Xunit;

namespace AmiPipeline.Cli.Tests;

public sealed class SchemaCommandTests
{
    [Theory]
    [InlineData("request.schema.json")]
    [InlineData("request.schema.json", "request")]
    [InlineData("deployment.schema.json", "configuration")]
    public async Task Schema_Printed_IsTheOneThatIsCheckedIn(string file, params string[] document)
    {
        var result = await Cli.RunAsync(["schema", .. document]);

        Assert.Equal(ExitCodes.Done, result.ExitCode);
        Assert.Equal(await File.ReadAllTextAsync(Cli.Example(file)), result.Out);
        Assert.Equal(JsonValueKind.Object, result.Document().ValueKind);
    }

    [Fact]
    public async Task Schema_OfNoDocument_IsRefused()
    {
        var result = await Cli.RunAsync("schema", "image");

        Assert.Equal(ExitCodes.Refused, result.ExitCode);
        Assert.Contains("There is no schema of image; it must be request or configuration.", result.Error, StringComparison.Ordinal);
    }
}
