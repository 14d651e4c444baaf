using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>A deployer is told when CDK no longer supports the Node that is there.</summary>
public sealed class NodeSupportTests
{
    [Theory]
    [InlineData("v20.20.2\n", "20.20.2")]
    [InlineData("v18.0.0", "18.0.0")]
    [InlineData("v21.7.3", "21.7.3")]
    public void Version_ThatIsTooOld_IsNamed_WithWhatIsSupported(string version, string named) => Assert.Equal(
        $"CDK no longer supports Node {named}. It may still work; 22 or newer is supported: https://docs.aws.amazon.com/cdk/v2/guide/node-versions.html",
        NodeSupport.Notice(version));

    [Theory]
    [InlineData("v22.0.0")]
    [InlineData("v24.11.1\n")]
    [InlineData("nonsense")]
    [InlineData("")]
    [InlineData(null)]
    public void Version_ThatIsSupported_OrNone_IsNotSpokenOf(string? version) => Assert.Null(NodeSupport.Notice(version));

    [Fact]
    public void Version_IsThatOfTheNodeOnThePath()
    {
        Cdk.SkipWithoutNode();

        Assert.Matches(@"^v\d+\.\d+\.\d+", NodeSupport.Version());
    }
}
