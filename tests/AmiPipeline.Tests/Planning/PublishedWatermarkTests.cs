using AmiPipeline.Configuration;
using AmiPipeline.Planning.Publishing;
using Xunit;

namespace AmiPipeline.Tests.Planning;

/// <summary>Watermarks that publishing attaches, beside those that an image carries: whether they can be, and what is lost nevertheless.</summary>
public sealed class PublishedWatermarkTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly AwsLocation Other = new(Facts.OtherAccount, Facts.Region);

    private static readonly string[] Four = ["222222222222:a-1", "222222222222:a-2", "222222222222:a-3", "222222222222:a-4"];

    [Theory]
    [InlineData(RequestedRoute.Copy, "golden")]
    [InlineData(RequestedRoute.Snapshots, "one", "two", "three", "four", "five")]
    public void Plan_OfFiveInAll_IsTaken(RequestedRoute via, params string[] names) => Assert.Empty(Refusals(Requested.Image.Key("alias/k1").Via(via), Four, names));

    [Fact]
    public void Plan_OfSixInAll_IsRefused_AndNamesThem() => Assert.Equal(
        [("/publish/watermarks", $"would give the image 6 watermarks: {Facts.Account}:golden, {Facts.Account}:scanned beside {string.Join(", ", Four)}; it can have 5")],
        Refusals(Requested.Image.Key("alias/k1"), Four, "golden", "scanned"));

    [Fact]
    public void Plan_OfWhatTheSourceHasAlready_CountsItOnce() => Assert.Empty(Refusals(Requested.Image.Key("alias/k1"), [.. Four, $"{Facts.Account}:golden"], "golden"));

    [Fact]
    public void Plan_OfACommittedImage_CountsWhatItHasNow()
    {
        var (request, plan) = Publish(Requested.Image.Key("alias/k1"), [], "golden", "scanned");
        var place = PublishPlanner.Places(request, plan, []).Single() with { Watermarks = Four };

        Assert.Equal("/publish/watermarks", Refusals(request, plan, place).Single().Field);
        Assert.Empty(Refusals(request, plan, place with { Watermarks = [.. Four[1..], $"{Facts.Account}:golden"] }));
    }

    [Fact]
    public void Plan_OfAPublicImage_IsRefused_UnlessItNeedsNone()
    {
        var (request, plan) = Publish(Requested.Image.Key("alias/k1"), [], "golden");
        var place = PublishPlanner.Places(request, plan, []).Single() with { IsPublic = true, Committed = new("ami-1", Now, null) };

        Assert.Equal([("/publish/watermarks", "cannot be attached: ami-1 is public, and EC2 attaches watermarks to private images only")], Refusals(request, plan, place));
        Assert.Empty(Refusals(request, plan, place with { Publish = new() { ImdsSupport = "v2.0" } }));
    }

    [Fact]
    public void Plan_BeyondTheGuardrails_IsRefused_NameByName()
    {
        var (request, plan) = Publish(Requested.Image.Key("alias/k1"), [], "golden", "approved by ann", "approved");
        var places = PublishPlanner.Places(request, plan, []).ToList();

        Assert.Equal(
            [("/publish/watermarks/0", "is golden, which the deployment's guardrails do not allow to be attached; allowed are approved*"), ("/publish/watermarks/1", "is approved by ann, which the deployment's guardrails do not allow to be attached; allowed are approved")],
            new[] { "approved*", "approved" }.Select((allowed, index) => Problems(() => PublishPlanner.Plan(request, plan, [], places, new Guardrails { Publish = new() { Watermarks = [allowed] } }, Now))[index]));
        Assert.Contains("none is allowed", Problems(() => PublishPlanner.Plan(request, plan, [], places, new Guardrails(), Now))[0].Message, StringComparison.Ordinal);
    }

    /// <summary>CopyImage carries what the image has by then: what it was made with or, if an earlier execution has published it, all that it has.</summary>
    [Theory]
    [InlineData(ImageRoute.Copy, null, 4)]
    [InlineData(ImageRoute.Copy, "ami-1", 4)]
    [InlineData(ImageRoute.Snapshots, "ami-1", 0)]
    public void Places_OfACopy_HaveWhatItWillCarry(ImageRoute route, string? existing, int carried)
    {
        var (request, plan) = Publish(Requested.Image.Key("alias/k1"), Four, "golden");
        var copied = new CopyPlan { Location = Other, Name = "golden", RequestDigest = "", Route = route, Reason = "", Devices = [] };

        var places = PublishPlanner.Places(request, plan with { ExistingImageId = existing, Copies = [copied] }, [new CopyDestination(new RequestCopy(), Other, "/copies/to/0")]);

        Assert.Equal([4, carried], places.Select(place => place.Watermarks.Count));
    }

    /// <summary>What publishing attaches again by the same key is not lost, so that auto may register the image.</summary>
    [Fact]
    public void Plan_AutoThatPublishingMakesGood_RegistersTheImage()
    {
        var twoKeys = Requested.Image.Rekey("/dev/xvda", "alias/k1").Rekey("/dev/sdb", "alias/k2");
        var facts = Facts.Of().Source(source => source with { Watermarks = [$"{Facts.Account}:golden"] });
        var published = twoKeys with { Publish = new() { Watermarks = ["golden"] } };

        var plan = ImagePlanner.Plan(published, facts);

        Assert.Equal(ImageRoute.Snapshots, plan.Route);
        Assert.DoesNotContain(plan.Warnings, warning => warning.Contains("watermark", StringComparison.Ordinal));
        Assert.Equal("/via", Planned.Refused(twoKeys, facts).Field);
        Assert.Equal("/via", Planned.Refused(published, facts.Source(source => source with { Watermarks = [$"{Facts.OtherAccount}:golden"] })).Field);
        // Only the copies are published, and the image itself goes.
        Assert.Equal("/via", Planned.Refused(published with { Copies = new() { To = [new() { Region = "us-west-2" }], KeepSource = false } }, facts).Field);
    }

    private static (ImageRequest Request, ImagePlan Plan) Publish(ImageRequest request, IReadOnlyList<string> carried, params string[] names)
    {
        var published = request with { Publish = new() { Watermarks = names } };
        return (published, ImagePlanner.Plan(published, Facts.Of().Source(source => source with { Watermarks = carried })));
    }

    private static IReadOnlyList<(string Field, string Message)> Refusals(ImageRequest request, IReadOnlyList<string> carried, params string[] names)
    {
        var (published, plan) = Publish(request, carried, names);
        return Refusals(published, plan, [.. PublishPlanner.Places(published, plan, [])]);
    }

    private static IReadOnlyList<(string Field, string Message)> Refusals(ImageRequest request, ImagePlan plan, params PublishFacts[] places) =>
        Problems(() => PublishPlanner.Plan(request, plan, [], places, null, Now));

    private static IReadOnlyList<(string Field, string Message)> Problems(Action plan)
    {
        try
        {
            plan();
            return [];
        }
        catch (RequestRefusedException refusal)
        {
            return [.. refusal.Problems.Select(problem => (problem.Field, problem.Message))];
        }
    }
}
