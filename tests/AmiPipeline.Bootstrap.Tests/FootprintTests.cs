using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using AmiPipeline.Bootstrap.Tests.Running;
using AmiPipeline.Configuration;
using AmiPipeline.Infra.Packaging;
using Xunit;

namespace AmiPipeline.Bootstrap.Tests;

/// <summary>What the functions may cost at every cold start: the package that Lambda loads, and the memory that it becomes. Both in megabytes, of 10⁶ bytes.</summary>
public sealed class FootprintTests(PublishedBootstrap bootstrap)
{
    // The packages of AWS do more than their stand-ins.
    private static double MaxPackage => PublishedBootstrap.HasStandIns ? 6 : 6.5;

    private const double MaxMemory = 25;

    [Fact]
    public void Package_IsSmall()
    {
        SkipUnlessX64();
        using var file = new TemporaryFile("");

        FunctionPackage.Write(file.Path, File.ReadAllBytes(bootstrap.Path), new Dictionary<string, byte[]> { [DeploymentConfiguration.FileName] = Encoding.UTF8.GetBytes(Configuration.Json) });

        var package = new FileInfo(file.Path).Length / 1e6;
        Assert.True(package <= MaxPackage, $"The package has {package:F2} MB; it may have {MaxPackage:F1}.");
    }

    [Fact]
    public async Task Memory_AtTheFirstResponse_IsSmall()
    {
        SkipUnlessX64();
        await using var simulator = await SimulatorOnPort.StartAsync();
        await using var process = await bootstrap.StartAsync(FunctionNames.PlanImage, simulator.Endpoint);

        var answer = await process.InvokeAsync(Invocation.Of("request-1", Inputs.PlanImage));

        Assert.False(answer.IsError, answer.Text);
        var memory = ResidentKibibytes(process.Id) * 1024 / 1e6;
        Assert.True(memory <= MaxMemory, $"The process has {memory:F1} MB resident; it may have {MaxMemory:F1}.");
    }

    private static double ResidentKibibytes(int processId)
    {
        var line = File.ReadLines($"/proc/{processId}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    private static void SkipUnlessX64() => Assert.SkipUnless(RuntimeInformation.OSArchitecture == Architecture.X64, "The limits are those of x86_64: code for another processor has another size.");
}
