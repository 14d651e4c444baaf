using AmiPipeline.Errors;
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
    public void Committed_OfAnEarlierExecution_AreNoneOnceTheCopiesAreUndone() =>
        Assert.Empty(Of(new Case { CommitsLast = true, Route = ImageRoute.Existing, HasFailed = true }, CopyState.RolledBack));

    [Fact]
    public void Committed_OfAnEarlierExecution_AreAllIfTheCopiesSucceed() =>
        Assert.Equal(["us-east-1 ami-1", "eu-west-1 ami-2"], Of(new Case { CommitsLast = true, Route = ImageRoute.Existing }, CopyState.Committed));

    /// <summary>What is committed cannot be undone: it stays, and is a destination.</summary>
    [Fact]
    public void Committed_OfAllOrNothingWhoseCommitsWereRefused_AreThoseThatWentThrough() =>
        Assert.Equal(["us-east-1 ami-1", "eu-west-1 ami-2"], Of(new Case { CommitsLast = true, CommittedIds = ["ami-1"], HasFailed = true }, CopyState.Committed, CopyState.Failed));

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
        var image = new ImageWithCopies("ami-1", Home, [], copies.Length == 0 ? null : new CopiesInProgress { Items = [.. items], CommittedIds = one.CommittedIds, Failure = one.HasFailed ? new StateError("CopiesFailedException", "") : null });
        return Destination.Committed(plan, image).Select(destination => $"{destination.Location.Region} {destination.ImageId}");
    }

    private sealed record Case
    {
        public ImageRoute Route { get; init; } = ImageRoute.Copy;

        public bool KeepsImage { get; init; } = true;

        public bool CommitsLast { get; init; }

        public bool HasFailed { get; init; }

        public IReadOnlyList<string> CommittedIds { get; init; } = [];
    }
}
