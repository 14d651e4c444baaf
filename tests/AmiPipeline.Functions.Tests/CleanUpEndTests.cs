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

    [Fact]
    public void From_NoFailure_IsNone() => Assert.Null(CleanUpEnd.From(Progress, build: null));
}
