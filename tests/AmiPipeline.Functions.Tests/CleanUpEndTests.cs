using AmiPipeline.Errors;
using AmiPipeline.Functions.CleanUp;
using Xunit;

namespace AmiPipeline.Functions.Tests;

public sealed class CleanUpEndTests
{
    private static readonly CleanUpProgress Progress = new() { CommittedImages = ["ami-1", "ami-2"], Shown = [new("ami-3", "available")] };

    [Fact]
    public void From_AFailureInOneLine_ContinuesIt() =>
        Assert.Equal("No. Not known to be gone: ami-3. Committed, and so kept: ami-1, ami-2.", CleanUpEnd.From(Progress, new Failure("Error", "No."))!.Cause);

    [Fact]
    public void From_ATable_BeginsLines_AndNamesNoneThatItNames() =>
        Assert.Equal("1 of 2:\nus-west-2: ami-2 committed\nNot known to be gone: ami-3.\nCommitted, and so kept: ami-1.", CleanUpEnd.From(Progress, new Failure("Error", "1 of 2:\nus-west-2: ami-2 committed"))!.Cause);

    /// <summary>A cause has at most 32,768 characters.</summary>
    [Fact]
    public void From_ManyThatMayBeGone_NamesAFew()
    {
        var many = Progress with { Shown = [.. Enumerable.Range(0, 400).Select(index => new UncommittedResource($"snap-{index:x17}", "completed"))] };

        var cause = CleanUpEnd.From(many, new Failure("Error", new string('x', 31_000)))!.Cause;

        Assert.Contains(" and 370 more. Committed", cause, StringComparison.Ordinal);
        Assert.True(cause.Length < 32_768);
    }

    /// <summary>Nothing can be listed or removed, each with a long reason, after the longest failure of a build.</summary>
    [Theory]
    [InlineData(30)]
    [InlineData(300)]
    public void GiveUp_ManyThatAreLeft_NamesAFew_AndWhyTheBuildHadFailed(int count)
    {
        var reason = new string('y', 2_000);
        var many = Progress with
        {
            ListingFailures = [.. Enumerable.Range(0, count).Select(index => $"snapshots of {index} not listed: {reason}")],
            Remaining = [.. Enumerable.Range(0, count).Select(index => new UncommittedResource($"snap-{index:x17}", "completed", reason))],
            CommittedImages = [.. Enumerable.Range(0, count).Select(index => $"ami-{index:x17}")],
        };

        var after = CleanUpEnd.GiveUp(many, new Failure("Error", new string('x', 31_000)));

        var cause = after.Failure!.Cause;
        Assert.Contains("snapshots of 28 not listed: yyy", cause, StringComparison.Ordinal);
        Assert.Contains($"snap-{28:x17} (completed): yyy", cause, StringComparison.Ordinal);
        Assert.Contains(". The build had failed before: Error: xxx", cause, StringComparison.Ordinal);
        Assert.Contains("… Committed, and so kept: ami-", cause, StringComparison.Ordinal);
        Assert.Equal(count > 30, cause.Contains($"and {count - 29} more", StringComparison.Ordinal));
        Assert.True(cause.Length < 32_768);
    }

    [Fact]
    public void GiveUp_AFewThatAreLeft_NamesThemWithTheirReasons() => Assert.Equal(
        "Resources remain: images not listed: No., snap-1 (completed): Refused., ami-3 (available). The build had failed before: Error: Why. Committed, and so kept: ami-1, ami-2.",
        CleanUpEnd.GiveUp(Progress with { ListingFailures = ["images not listed: No."], Remaining = [new("snap-1", "completed", "Refused.")] }, new Failure("Error", "Why.")).Failure!.Cause);

    [Fact]
    public void From_NoFailure_IsNone() => Assert.Null(CleanUpEnd.From(Progress, build: null));
}
