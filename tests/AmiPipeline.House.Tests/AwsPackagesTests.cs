using Xunit;

namespace AmiPipeline.House.Tests;

/// <summary>One property, AwsPackages, chooses between AWS's packages and their stand-ins. Asked of MSBuild itself.</summary>
public sealed class AwsPackagesTests
{
    private static readonly string[] Packages =
        ["Amazon.Lambda.Core", "Amazon.Lambda.RuntimeSupport", "Amazon.Lambda.Serialization.SystemTextJson", "AWSSDK.AutoScaling", "AWSSDK.StepFunctions"];

    [Fact]
    public async Task AwsPackages_NuGet_ReferencesThePackagesAndNoStandIn()
    {
        var (packages, projects) = await PackageSources.ReferencesAsync("NuGet");

        Assert.Superset(Packages.ToHashSet(), packages.ToHashSet());
        Assert.DoesNotContain(projects, IsStandIn);
    }

    [Theory]
    [InlineData("Compat")]
    [InlineData("")]
    public async Task AwsPackages_CompatOrNotSaid_ReferencesTheStandInsAndNoPackage(string awsPackages)
    {
        var (packages, projects) = await PackageSources.ReferencesAsync(awsPackages);

        Assert.Empty(packages.Intersect(Packages));
        Assert.Equal(Packages, projects.Where(IsStandIn).Select(path => Path.GetFileNameWithoutExtension(path)));
        Assert.All(projects, path => Assert.True(File.Exists(path), $"{path} does not exist."));
    }

    /// <summary>Restore collects the packages first, a build without restore prepares first: both stop there.</summary>
    [Theory]
    [InlineData("CollectPackageReferences")]
    [InlineData("PrepareForBuild")]
    public async Task AwsPackages_UnknownValue_IsRefused(string target)
    {
        var (succeeded, output) = await PackageSources.BuildWithUnknownValueAsync(target);

        Assert.False(succeeded, output);
        Assert.Contains("AwsPackages is 'Nuget.org'; it must be Compat or NuGet.", output, StringComparison.Ordinal);
    }

    private static bool IsStandIn(string path) => path.Replace('\\', '/').Contains("/src/Compat/", StringComparison.Ordinal);
}
