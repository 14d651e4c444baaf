using System.Text;
using System.Text.Json;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.TestUtilities;
using AmiPipeline.Errors;
using Xunit;

namespace AmiPipeline.Functions.Tests;

public sealed class FunctionCatalogTests
{
    [Fact]
    public void Catalog_HoldsEveryFunction() =>
        Assert.Equal([.. FunctionNames.All, .. FunctionNames.Triggers], new SimulatedFunctions().Catalog.Names);

    [Fact]
    public void Catalog_UnknownName_SaysWhichThereAre()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => new SimulatedFunctions().Catalog["StartCopying"]);

        Assert.Contains("There is no function \"StartCopying\". There are ShareSource, PlanImage, StartCopy,", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Function_Succeeds_GivesCamelCaseJsonAndOneLogLine()
    {
        var functions = new SimulatedFunctions();
        var context = new TestLambdaContext { AwsRequestId = "req-7", Logger = new TestLambdaLogger() };

        using var output = await functions.InvokeAsync(FunctionNames.PlanImage, """{ "source": { "imageId": "ami-03000000000000001" }, "name": "n-1", "kmsKeyId": "alias/golden" }""", context);

        Assert.Equal("copy", output.RootElement.GetProperty("plan").GetProperty("route").GetString());
        Assert.Equal("ami-03000000000000001", output.RootElement.GetProperty("source").GetProperty("imageId").GetString());
        using var line = JsonDocument.Parse(((TestLambdaLogger)context.Logger).Buffer.ToString().Replace("Information: ", "", StringComparison.Ordinal));
        Assert.Equal(
            ("PlanImage", SimulatedFunctions.ExecutionArn, "Plan image", "req-7", "succeeded"),
            (Text(line, "function"), Text(line, "execution"), Text(line, "state"), Text(line, "requestId"), Text(line, "outcome")));
    }

    [Fact]
    public async Task Function_Fails_ThrowsThePipelinesErrorAndLogsIt()
    {
        var functions = new SimulatedFunctions();
        functions.Cloud.Faults.AtCall("DescribeImages").Refuse("UnauthorizedOperation", "No.", 403);
        var context = new TestLambdaContext { Logger = new TestLambdaLogger() };

        await Assert.ThrowsAsync<AwsAccessDeniedException>(() =>
            functions.InvokeAsync(FunctionNames.PlanImage, """{ "source": { "imageId": "ami-03000000000000001" }, "name": "n-1" }""", context));

        Assert.Contains("\"error\":\"AwsAccessDeniedException\"", ((TestLambdaLogger)context.Logger).Buffer.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "execution": 7 }""")]
    [InlineData("""{ "plan": {} }""")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{ ")]
    [InlineData("")]
    public async Task Function_GetsWhatIsNotItsInput_SaysSoAndDoesNothing(string text)
    {
        var functions = new SimulatedFunctions();
        var input = new MemoryStream(Encoding.UTF8.GetBytes(text));

        await Assert.ThrowsAsync<JsonSerializerException>(() => functions.Catalog[FunctionNames.StartCopy].InvokeAsync(input, new TestLambdaContext()));

        Assert.Equal(0, functions.Cloud.Calls.Count);
    }

    private static string? Text(JsonDocument document, string name) => document.RootElement.GetProperty(name).GetString();
}
