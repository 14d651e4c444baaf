using AmiPipeline.Bootstrap.Tests.Running;
using Xunit;

namespace AmiPipeline.Bootstrap.Tests;

/// <summary>Where the executable cannot be built, its tests are skipped with the reason.</summary>
public sealed class PublishingTests
{
    [Theory]
    [InlineData(null, "gcc", "objcopy", "readelf")]
    [InlineData(null, "clang", "objcopy", "readelf")]
    [InlineData("clang or gcc", "objcopy", "readelf")]
    [InlineData("objcopy", "gcc", "readelf")]
    [InlineData("readelf", "clang", "objcopy")]
    public void Obstacle_IsTheToolThatIsMissing(string? missing, params string[] tools)
    {
        var obstacle = Publishing.ObstacleOfTools(tools.Contains);

        Assert.Equal(missing is null, obstacle is null);
        Assert.Contains(missing ?? "", obstacle ?? "", StringComparison.Ordinal);
    }
}
