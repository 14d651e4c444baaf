using AmiPipeline.Tests.Planning;
using Xunit;

namespace AmiPipeline.Tests;

public sealed class PipelineTagsTests
{
    private static readonly Dictionary<string, string> Own = new() { ["team"] = "base" };

    [Fact]
    public void ForNew_Resource_HasTheRequestsTagsAndThePipelines() =>
        Assert.Equal(
            [
                new("ami-pipeline:device", "/dev/sdf"),
                new("ami-pipeline:execution", Facts.Execution.Id),
                new("ami-pipeline:owner", Facts.Execution.StateMachineArn),
                new("ami-pipeline:request", "d1935e"),
                new("ami-pipeline:state", "building"),
                new("team", "base"),
            ],
            PipelineTags.ForNew(Facts.Execution, "d1935e", Own, "/dev/sdf"));

    [Fact]
    public void ForNew_ResourceWithoutDevice_HasNoTagForIt() =>
        Assert.DoesNotContain(PipelineTags.Device, PipelineTags.ForNew(Facts.Execution, "d1935e", Own).Keys);

    // EC2 takes 50 tags on a resource.
    [Fact]
    public void ForNew_MostTagsOfARequest_StayWithinEc2sLimit()
    {
        var most = Enumerable.Range(1, RequestReader.MaxTags).ToDictionary(number => $"tag{number}", _ => "x");

        Assert.InRange(PipelineTags.ForNew(Facts.Execution, "d1935e", most, "/dev/sdf").Count, RequestReader.MaxTags, 50);
    }
}
