using System.IO.Compression;
using System.Text;
using AmiPipeline.Bootstrap.Tests.Running;
using AmiPipeline.Configuration;
using AmiPipeline.Infra.Packaging;
using Xunit;

namespace AmiPipeline.Bootstrap.Tests;

/// <summary>What a deployment gives to Lambda: the executable that infra's build leaves, and the configuration, in one zip.</summary>
public sealed class DeploymentPackageTests(PublishedBootstrap bootstrap) : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("ami-pipeline-deployment-package-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task Package_OfTheBuild_UnpackedServesAnInvocation()
    {
        var root = Unpack(bootstrap.Path, Configuration.Json);

        Assert.Equal(["bootstrap", "deployment.json"], root.EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
        var executable = Path.Combine(root.FullName, "bootstrap");
        Assert.True(OperatingSystem.IsLinux() && File.GetUnixFileMode(executable).HasFlag(UnixFileMode.OtherExecute), "Lambda must be able to start it.");
        await using var simulator = await SimulatorOnPort.StartAsync();
        await using var process = await BootstrapProcess.StartAsync([executable], root.FullName, new Dictionary<string, string?>
        {
            ["_HANDLER"] = FunctionNames.PlanImage,
            ["AWS_ENDPOINT_URL"] = simulator.Endpoint.AbsoluteUri,
        });
        var answer = await process.InvokeAsync(Invocation.Of("request-1", Inputs.PlanImage));
        Assert.Equal("copy", answer.Json.GetProperty("plan").GetProperty("route").GetString());
    }

    // As Lambda does: with the modes that the zip says.
    private DirectoryInfo Unpack(string executable, string configuration)
    {
        var zip = Path.Combine(_directory.FullName, "functions.zip");
        FunctionPackage.Write(zip, File.ReadAllBytes(executable), new Dictionary<string, byte[]> { [DeploymentConfiguration.FileName] = Encoding.UTF8.GetBytes(configuration) });
        var root = _directory.CreateSubdirectory("task");
        ZipFile.ExtractToDirectory(zip, root.FullName);
        return root;
    }
}
