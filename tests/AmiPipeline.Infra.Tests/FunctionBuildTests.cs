using AmiPipeline.Infra.Options;
using AmiPipeline.Infra.Packaging;
using Xunit;

namespace AmiPipeline.Infra.Tests;

public sealed class FunctionBuildTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("ami-pipeline-build-tests-");

    public void Dispose() => _directory.Delete(recursive: true);

    /// <summary>A folder without the project stands for every build that fails: the reason is the build's own, the advice ours.</summary>
    [Fact]
    public void Build_ThatFails_SaysWhyAndWhatToDo()
    {
        var log = new StringWriter();

        var fault = Assert.Throws<DeploymentFaultException>(() => FunctionBuild.Publish(_directory.FullName, "NuGet", "x64", log));

        Assert.Contains("MSB1009", log.ToString(), StringComparison.Ordinal);
        Assert.Contains("-c awsPackages=Compat", fault.Message, StringComparison.Ordinal);
        Assert.Contains("-c bootstrap=FILE", fault.Message, StringComparison.Ordinal);
    }
}
