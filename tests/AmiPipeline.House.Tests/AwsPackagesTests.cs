using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace AmiPipeline.House.Tests;

/// <summary>One property, AwsPackages, chooses between AWS's packages and their stand-ins. Asked of MSBuild itself.</summary>
public sealed class AwsPackagesTests
{
    private const string Project = "src/AmiPipeline.Functions/AmiPipeline.Functions.csproj";

    private static readonly string[] Packages =
        ["Amazon.Lambda.Core", "Amazon.Lambda.RuntimeSupport", "Amazon.Lambda.Serialization.SystemTextJson", "AWSSDK.StepFunctions"];

    [Fact]
    public void AwsPackages_NuGet_ReferencesThePackagesAndNoStandIn()
    {
        var (packages, projects) = References("-p:AwsPackages=NuGet");

        Assert.Superset(Packages.ToHashSet(), packages.ToHashSet());
        Assert.DoesNotContain(projects, IsStandIn);
    }

    [Theory]
    [InlineData("-p:AwsPackages=Compat")]
    [InlineData]
    public void AwsPackages_CompatOrNotSaid_ReferencesTheStandInsAndNoPackage(params string[] properties)
    {
        var (packages, projects) = References(properties);

        Assert.Empty(packages.Intersect(Packages));
        Assert.Equal(Packages, projects.Where(IsStandIn).Select(path => Path.GetFileNameWithoutExtension(path)));
        Assert.All(projects, path => Assert.True(File.Exists(path), $"{path} does not exist."));
    }

    /// <summary>Restore collects the packages first, a build without restore prepares first: both stop there.</summary>
    [Theory]
    [InlineData("CollectPackageReferences")]
    [InlineData("PrepareForBuild")]
    public void AwsPackages_UnknownValue_IsRefused(string target)
    {
        var (exit, output) = Evaluate($"-t:{target}", "-p:AwsPackages=Nuget.org");

        Assert.NotEqual(0, exit);
        Assert.Contains("AwsPackages is 'Nuget.org'; it must be Compat or NuGet.", output, StringComparison.Ordinal);
    }

    private static bool IsStandIn(string path) => path.Replace('\\', '/').Contains("/src/Compat/", StringComparison.Ordinal);

    private static (List<string> Packages, List<string> Projects) References(params string[] properties)
    {
        var (exit, output) = Evaluate(["-getItem:PackageReference,ProjectReference", .. properties]);
        Assert.True(exit == 0, output);

        using var document = JsonDocument.Parse(output);
        var items = document.RootElement.GetProperty("Items");
        return (Values(items.GetProperty("PackageReference"), "Identity"), Values(items.GetProperty("ProjectReference"), "FullPath"));
    }

    private static List<string> Values(JsonElement items, string metadata) =>
        [.. items.EnumerateArray().Select(item => item.GetProperty(metadata).GetString()!)];

    private static (int Exit, string Output) Evaluate(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", Project, "-nologo", "-nodeReuse:false", .. arguments])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
