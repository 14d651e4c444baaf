using Xunit;

namespace AmiPipeline.Tests;

public sealed class ExecutionIdentityTests
{
    [Fact]
    public void Location_OfAnExecution_IsInItsArn() =>
        Assert.Equal(
            new AwsLocation("111111111111", "eu-west-1"),
            new ExecutionIdentity("arn:aws:states:eu-west-1:111111111111:execution:ami-pipeline:run-7", "run-7", "").Location());

    [Theory]
    [InlineData("")]
    [InlineData("run-7")]
    [InlineData("arn:aws:states:eu-west-1:111111111111:stateMachine:ami-pipeline")]
    [InlineData("arn:aws:lambda:eu-west-1:111111111111:execution:ami-pipeline:run-7")]
    public void Location_OfSomethingElse_SaysWhatAnExecutionIs(string id)
    {
        var fault = Assert.Throws<FormatException>(() => new ExecutionIdentity(id, "run-7", "").Location());

        Assert.Contains("arn:aws:states:REGION:ACCOUNT:execution:STATE_MACHINE:NAME", fault.Message, StringComparison.Ordinal);
    }
}
