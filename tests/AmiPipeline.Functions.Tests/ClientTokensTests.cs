using Xunit;

namespace AmiPipeline.Functions.Tests;

public sealed class ClientTokensTests
{
    private static readonly ExecutionIdentity Execution = new("arn:aws:states:us-east-1:111122223333:execution:AmiPipeline:run-1", "run-1", "arn");

    [Fact]
    public void Token_OfTheSameCall_IsTheSame() =>
        Assert.Equal(Aws.ClientTokens.Create(Execution, "CreateVolumes", "/dev/sdf"), Aws.ClientTokens.Create(Execution with { State = "Retried" }, "CreateVolumes", "/dev/sdf"));

    [Fact]
    public void Token_OfAnotherDeviceCallOrExecution_IsAnother() =>
        Assert.Equal(4, new[]
        {
            Aws.ClientTokens.Create(Execution, "CreateVolumes", "/dev/sdf"),
            Aws.ClientTokens.Create(Execution, "CreateVolumes", "/dev/sdg"),
            Aws.ClientTokens.Create(Execution, "LaunchInstance", "/dev/sdf"),
            Aws.ClientTokens.Create(Execution with { Id = Execution.Id + "2" }, "CreateVolumes", "/dev/sdf"),
        }.Distinct().Count());

    [Fact]
    public void Token_FitsEc2sLimitOf64AsciiCharacters() => Assert.Matches("^[0-9a-f]{64}$", Aws.ClientTokens.Create(Execution, "StartCopy"));
}
