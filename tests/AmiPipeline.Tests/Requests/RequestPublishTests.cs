using Xunit;

namespace AmiPipeline.Tests.Requests;

public sealed class RequestPublishTests
{
    /// <summary>A field that is forgotten there would never be published where it is the only one.</summary>
    [Fact]
    public void IsEmpty_OfEachFieldAlone_IsFalse()
    {
        RequestPublish[] each =
        [
            new() { Parameter = "/images/web" },
            new() { DeprecateAfterDays = 90 },
            new() { DeprecateAt = "2027-01-31T00:00Z" },
            new() { DeregistrationProtection = DeregistrationProtection.WithoutCooldown },
            new() { ImdsSupport = "v2.0" },
            new() { LaunchTemplate = new() { LaunchTemplateName = "web" } },
            new() { Watermarks = ["golden"] },
        ];

        Assert.Equal(each.Length, typeof(RequestPublish).GetProperties().Count(field => field.CanWrite));
        Assert.DoesNotContain(each, publish => publish.IsEmpty);
        Assert.True(new RequestPublish { Watermarks = [] }.IsEmpty);
    }
}
