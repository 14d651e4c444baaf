using AmiPipeline.Events;
using Xunit;

namespace AmiPipeline.Tests.Triggers;

public sealed class ExecutionEventTests
{
    private const string Arn = "arn:aws:states:us-east-1:111122223333:execution:AmiPipeline:one";

    [Fact]
    public void Json_IsAsStepFunctionsSpellsIt() =>
        Assert.Equal(
            $$$"""{"detail":{"executionArn":"{{{Arn}}}","name":"one","stateMachineArn":"arn:m","status":"ABORTED","input":"{}"}}""",
            new ExecutionEvent(new(Arn, "one", "arn:m", "ABORTED", "{}")).ToJson());

    [Fact]
    public void Json_WithoutAnInput_LeavesItOut() =>
        Assert.EndsWith("\"status\":\"EXPIRED\"}}", new ExecutionEvent(new(Arn, "one", "arn:m", EndedExecution.Expired, Input: null)).ToJson(), StringComparison.Ordinal);

    [Theory]
    [InlineData($$"""{ "version": "0", "detail": { "executionArn": "{{Arn}}", "status": "FAILED" } }""", Arn)]
    [InlineData("""{ "detail": { "status": "FAILED" } }""", null)]
    [InlineData("""{ "detail": { "executionArn": 5 } }""", null)]
    [InlineData("""{ "detail": [] }""", null)]
    [InlineData("[]", null)]
    [InlineData("null", null)]
    [InlineData(null, null)]
    public void ExecutionArn_IsReadWhereThereIsOne(string? json, string? arn) => Assert.Equal(arn, ExecutionEvent.ExecutionArnIn(json));

    [Fact]
    public void Paths_LeadToTheFields() => Assert.Equal("$.detail.stateMachineArn", ExecutionEvent.PathOf(nameof(EndedExecution.StateMachineArn)));
}
