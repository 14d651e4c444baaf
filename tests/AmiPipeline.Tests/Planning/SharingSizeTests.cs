using AmiPipeline.Planning.Checks;
using AmiPipeline.Waiting;
using Xunit;

namespace AmiPipeline.Tests.Planning;

/// <summary>What one execution cannot share in its passes is refused before anything is made.</summary>
public sealed class SharingSizeTests
{
    [Theory]
    [InlineData(100, 50, true)]
    [InlineData(100, 49, false)]
    [InlineData(1, 99, false)]
    public void Plan_OfMoreThanThePassesHold_IsRefused(int accounts, int copies, bool isRefused)
    {
        var request = Requested.Image with { ShareWith = new() { Accounts = [.. Enumerable.Range(0, accounts).Select(number => $"{700_000_000_000 + number}")] } };
        var image = ImagePlanner.Plan(Requested.Image, Facts.Of([.. new[] { "/dev/xvda", "/dev/sdb", "/dev/sdc", "/dev/sdd", "/dev/sde" }.Select(name => Facts.Device(name))]));
        var copy = new CopyPlan { Location = Facts.Location with { Region = "us-west-2" }, Name = "copy", RequestDigest = Facts.Digest, Route = ImageRoute.Copy, Reason = "", Devices = [] };

        var problems = Refusals(request, image with { Copies = [.. Enumerable.Repeat(copy, copies)] });

        Assert.Equal(isRefused, problems.Any(problem => problem.Message.StartsWith("is for 100 accounts and 51 images of 5 volumes; with so many accounts one execution shares 50 images", StringComparison.Ordinal)));
    }

    /// <summary>All passes without a fault are fewer than there may be.</summary>
    [Fact]
    public void MaxImages_LeavePassesForWhatIsTriedAgain() =>
        Assert.Equal(SharingSchedule.MaxPasses - 10, SharingSchedule.MaxImages(new SharingPlan { Accounts = [.. Enumerable.Range(0, 100).Select(number => $"{number}")] }, volumes: 40));

    private static IReadOnlyList<Problem> Refusals(ImageRequest request, ImagePlan plan)
    {
        try
        {
            SharingChecks.Plan(request, plan, guardrails: null, awsManagedKeyArn: null);
            return [];
        }
        catch (RequestRefusedException refusal)
        {
            return refusal.Problems;
        }
    }
}
