using System.Diagnostics;
using GoldenImages.Tests;
using Xunit;

namespace AmiPipeline.Simulator.Tests.Testing;

/// <summary>The examples of <c>docs/testing-your-pipeline.md</c>. The one for xunit is compiled into this project and runs as it is.</summary>
public sealed class TestingExamplesTests(ExamplesSimulator simulator)
{
    [Fact]
    public async Task Boto3()
    {
        var (exit, _, error) = await RunAsync("python3", "-m", "unittest", "test_golden_image");
        Assert.SkipWhen(error.Contains("No module named 'boto3'", StringComparison.Ordinal), "boto3 is not installed.");

        Assert.True(exit == 0 && error.Contains("Ran 3 tests", StringComparison.Ordinal), error);
    }

    [Fact]
    public async Task Packer()
    {
        var (exit, output, error) = await RunAsync("packer", "build", "golden-packer.json");
        Assert.SkipWhen((output + error).Contains("nknown builder", StringComparison.Ordinal), "packer has no amazon-ebs builder installed.");

        Assert.True(exit == 0, output + error);
        Assert.Single(simulator.Cloud.Inspect(Lab.Account, Lab.Here).Images, image => image.Name == "golden-by-packer");
    }

    [Fact]
    public void Document_HasTheExamplesAsTheyAre()
    {
        var document = Repository.Read("docs/testing-your-pipeline.md");

        Assert.All(
            new[] { "test_golden_image.py", "golden-packer.json", "GoldenImageTests.cs", "Simulator.cs" },
            name => Assert.Contains($"../examples/testing/{name}", document, StringComparison.Ordinal));
        Assert.NotNull(typeof(GoldenImageTests).GetMethod(nameof(GoldenImageTests.Image_IsAvailable_AndEncrypted)));
    }

    private Task<ToolResult> RunAsync(string tool, params IEnumerable<string> arguments)
    {
        Tool.SkipUnlessInstalled(tool);
        var start = new ProcessStartInfo(tool, arguments) { WorkingDirectory = Repository.PathOf("examples/testing") };
        AwsEnvironment.PointTo(start.Environment, new Uri(simulator.Endpoint.ToString().TrimEnd('/')), Lab.Account, Lab.Here);
        // Packer takes this one for the number of times that it looks at a resource.
        start.Environment.Remove("AWS_MAX_ATTEMPTS");
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        return Tool.RunAsync(start);
    }
}
