using AmiPipeline.Errors;
using AmiPipeline.Planning;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Plans;
using Xunit;

namespace AmiPipeline.Tests.Planning;

public sealed class NameTests
{
    private const string OtherExecution = "arn:aws:states:eu-west-1:111111111111:execution:ami-pipeline:run-6";

    [Theory]
    [InlineData("ab", "is \"ab\", 2 characters long; a name has 3 to 128")]
    [InlineData("", "is \"\", 0 characters long; a name has 3 to 128")]
    public void Plan_RenderedNameTooShort_IsRefused(string name, string message) =>
        Assert.Equal(new Problem("/name", message), Planned.Refused(Requested.Image, Facts.Of() with { Identity = new(name, Facts.Digest) }));

    [Fact]
    public void Plan_RenderedNameTooLong_IsRefused() =>
        Assert.Contains("129 characters long", Planned.Refused(Requested.Image, Facts.Of() with { Identity = new(new string('n', 129), Facts.Digest) }).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(null, null)]
    [InlineData("another", "committed")]
    public void Plan_NameOfAnotherImage_IsRefused(string? digest, string? state) =>
        Assert.Equal(
            new Problem("/name", "is \"golden\", which ami-9 has already; choose another name or deregister that image"),
            Planned.Refused(Requested.Image, Facts.Of() with { ImageWithSameName = new ImageWithSameName("ami-9", digest, OtherExecution, state) }));

    [Fact]
    public void Plan_NameThatAnotherExecutionIsMakingForTheSameRequest_SaysToWait() =>
        Assert.Equal(
            new Problem("/name", $"is \"golden\", under which {OtherExecution} is making ami-9 for the same request; wait for it"),
            Planned.Refused(Requested.Image, Facts.Of() with { ImageWithSameName = new ImageWithSameName("ami-9", Facts.Digest, OtherExecution, "building") }));

    [Fact]
    public void Plan_NameOfThisExecutionsOwnImage_IsNotTaken() =>
        Assert.Equal(ImageRoute.Copy, ImagePlanner.Plan(
            Requested.Image, Facts.Of() with { ImageWithSameName = new ImageWithSameName("ami-9", Facts.Digest, Facts.Execution.Id, "building") }).Route);

    [Fact]
    public void Plan_CommittedImageOfTheSameRequest_IsTheResult()
    {
        var facts = Facts.OfInstance().Source(source => source with { State = "running" }) with
        {
            CommittedImageId = "ami-9",
            ImageWithSameName = new ImageWithSameName("ami-9", Facts.Digest, OtherExecution, "committed"),
        };

        var plan = ImagePlanner.Plan(Requested.Instance with { Source = new() { InstanceId = Facts.InstanceId, Reboot = true } }, facts);

        Assert.Equal((ImageRoute.Existing, null, "ami-9"), (plan.Route, plan.SecondRoute, plan.ExistingImageId));
        Assert.Equal("ami-9 was committed for the same request", plan.Reason);
        Assert.Empty(plan.Warnings);
        Assert.Equal(2, plan.Devices.Count);
    }

    [Fact]
    public void Plan_Identity_IsCarriedInThePlan()
    {
        var request = Requested.Image with { Description = "three keys", Tags = new Dictionary<string, string> { ["team"] = "base" } };

        var plan = ImagePlanner.Plan(request, Facts.Of());

        Assert.Equal(("golden", "three keys", Facts.Digest, Facts.Location), (plan.Name, plan.Description, plan.RequestDigest, plan.Location));
        Assert.Equal([new("team", "base")], plan.Tags);
        Assert.Equal(Facts.Linux, plan.Attributes);
    }
}
