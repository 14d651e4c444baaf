using AmiPipeline.Infra.Options;
using Xunit;

namespace AmiPipeline.Infra.Tests;

public sealed class DeploymentOptionsTests
{
    [Fact]
    public void Options_NotGiven_AreTheFileAtTheRootAndAwsOwnPackages() =>
        Assert.Equal(new DeploymentOptions("deployment.json", "NuGet", null, null), DeploymentOptions.Read(_ => null));

    [Fact]
    public void Options_Given_AreTaken() =>
        Assert.Equal(
            new DeploymentOptions("other.json", "Compat", "bin/bootstrap", "bin/reports"),
            DeploymentOptions.Read(name => name switch { "configuration" => "other.json", "awsPackages" => "Compat", "bootstrap" => "bin/bootstrap", "reportFunction" => "bin/reports", _ => null }));

    [Theory]
    [InlineData("awsPackages", "nuget", "-c awsPackages=nuget: must be NuGet or Compat.")]
    [InlineData("bootstrap", "", "-c bootstrap has no value. Write -c bootstrap=VALUE.")]
    [InlineData("configuration", true, "-c configuration has no value. Write -c configuration=VALUE.")]
    public void Option_ThatCannotBe_IsRefusedByName(string name, object value, string message) =>
        Assert.Equal(message, Assert.Throws<DeploymentFaultException>(() => DeploymentOptions.Read(asked => asked == name ? value : null)).Message);
}
