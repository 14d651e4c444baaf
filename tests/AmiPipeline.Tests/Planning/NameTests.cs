using AmiPipeline.Tests.Verification;
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
    [InlineData(null, null, "available", "which ami-9 has already. It has no tag ami-pipeline:request: no execution has made it, or its tags were removed")]
    [InlineData(null, null, "disabled", "which ami-9 has already, which is disabled. It has no tag ami-pipeline:request: no execution has made it, or its tags were removed")]
    [InlineData("another", "committed", "available", "which ami-9 has already, made for another request")]
    [InlineData("another", "committed", "failed", "which ami-9 has already, which is failed, made for another request")]
    [InlineData(Facts.Digest, "committed", "disabled", "which ami-9 has. It was committed for the same request, but is disabled; enable it (EnableImage) to have it back,")]
    [InlineData(Facts.Digest, "committed", "deregistered", "which ami-9 has. It was committed for the same request, but is deregistered")]
    [InlineData(Facts.Digest, null, "available", "which ami-9 has. It was made for the same request, but its tag ami-pipeline:state is missing and not committed, so that nobody knows whether it is right")]
    public void Plan_NameOfAnotherImage_IsRefusedByWhatThatImageIs(string? digest, string? state, string imageState, string what)
    {
        var problem = Planned.Refused(Requested.Image, Facts.Of() with { ImageWithSameName = new ImageWithSameName("ami-9", digest, OtherExecution, state, imageState) });

        Assert.Equal("/name", problem.Field);
        Assert.StartsWith($"is \"golden\", {what}", problem.Message, StringComparison.Ordinal);
        Assert.EndsWith("choose another name or deregister that image", problem.Message, StringComparison.Ordinal);
    }

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
        var facts = Facts.OfInstance().Source(source => source with { State = "running" });
        var request = Requested.Instance with { Source = new() { InstanceId = Facts.InstanceId, Reboot = true } };

        var plan = ImagePlanner.Plan(request, facts.Committed(Observed.As(ImagePlanner.Plan(request, facts))));

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
