using System.Text.Json;
using AmiPipeline.Cli.Hosting;
using Xunit;

namespace AmiPipeline.Cli.Tests;

public sealed class SchemaCommandTests
{
    [Fact]
    public async Task Schema_Printed_IsTheOneThatIsCheckedIn()
    {
        var result = await Cli.RunAsync("schema");

        Assert.Equal(ExitCodes.Done, result.ExitCode);
        Assert.Equal(await File.ReadAllTextAsync(Cli.Example("request.schema.json")), result.Out);
        Assert.Equal(JsonValueKind.Object, result.Document().ValueKind);
    }
}
