using System.Text.Json;
using Xunit;

namespace AmiPipeline.Cli.Tests;

public sealed class SchemaCommandTests
{
    [Theory]
    [InlineData("schema")]
    [InlineData("schema", "--output", "json")]
    public async Task Schema_Printed_IsTheOneThatIsCheckedIn(params string[] args)
    {
        var result = await Cli.RunAsync(args);

        Assert.Equal(ExitCodes.Done, result.ExitCode);
        Assert.Equal(await File.ReadAllTextAsync(Cli.Example("request.schema.json")), result.Out);
        Assert.Equal(JsonValueKind.Object, result.Document().ValueKind);
    }
}
