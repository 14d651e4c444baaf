using AmiPipeline.Functions.ExecutionData;
using AmiPipeline.Plans;
using AmiPipeline.Verification;
using Xunit;

namespace AmiPipeline.Functions.Tests;

/// <summary>The destinations are the image, if it stays and is committed, and the copies that are.</summary>
public sealed class DestinationTests
{
    private static readonly AwsLocation Home = new("111122223333", "us-east-1");

    [Fact]
    public void Committed_OfAnImageAndItsCopies_AreTheImageAndTheCommittedOnes() =>
        Assert.Equal(["us-east-1 ami-1", "eu-west-1 ami-2"], Of(new Case(), CopyState.Committed, CopyState.Failed));

    [Fact]
    public void Committed_WithoutCopies_IsTheImage() => Assert.Equal(["us-east-1 ami-1"], Of(new Case(), []));

    [Fact]
    public void Committed_OfAnImageThatDoesNotStay_AreItsCopies() => Assert.Equal(["eu-west-1 ami-2"], Of(new Case { KeepsImage = false }, CopyState.Committed));

    [Fact]
    public void Committed_OfAnImageThatWaitedInVain_AreNone() => Assert.Empty(Of(new Case { CommitsLast = true }, CopyState.RolledBack));

    [Fact]
    public void Committed_OfAnImageThatWaited_AreBoth() =>
        Assert.Equal(["us-east-1 ami-1", "eu-west-1 ami-2"], Of(new Case { CommitsLast = true, CommittedIds = ["ami-1"] }, CopyState.Committed));

    [Fact]
    public void Committed_OfAnEarlierExecution_StaysOneWhateverBecomesOfTheCopies() =>
        Assert.Equal(["us-east-1 ami-1"], Of(new Case { CommitsLast = true, Route = ImageRoute.Existing }, CopyState.RolledBack));

    private static IEnumerable<string> Of(Case one, params CopyState[] copies)
    {
        var plan = new ImagePlan
        {
            Route = one.Route,
            KeepsImage = one.KeepsImage,
            CommitsLast = one.CommitsLast,
            Reason = "",
            Location = Home,
            SourceKind = SourceKind.Image,
            SourceId = "ami-0",
            Name = "golden",
            RequestDigest = "",
            Devices = [],
            Attributes = new ImageAttributes(),
        };
        var items = copies.Select(state => new CopyInProgress
        {
            Location = Home with { Region = "eu-west-1" },
            Name = "golden",
            Route = ImageRoute.Copy,
            State = state,
            ImageId = state == CopyState.Committed ? "ami-2" : null,
        });
        var image = new ImageWithCopies("ami-1", Home, [], copies.Length == 0 ? null : new CopiesInProgress { Items = [.. items], CommittedIds = one.CommittedIds });
        return Destination.Committed(plan, image).Select(destination => $"{destination.Location.Region} {destination.ImageId}");
    }

    private sealed record Case
    {
        public ImageRoute Route { get; init; } = ImageRoute.Copy;

        public bool KeepsImage { get; init; } = true;

        public bool CommitsLast { get; init; }

        public IReadOnlyList<string> CommittedIds { get; init; } = [];
    }
}
