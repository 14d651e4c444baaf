using Xunit;

namespace AmiPipeline.Scenarios.Outages;

/// <summary>What may not be read is not taken for what is not there.</summary>
public sealed class DeniedReadScenarios
{
    // The source's variables are read first, then those of the result.
    [Theory]
    [InlineData("s2-preserve-encrypted", 1)]
    [InlineData("s2-preserve-encrypted", 2)]
    [InlineData("s1-preserve-mixed", 2)]
    public async Task UefiVariablesOfAnOwnImage_ThatMayNotBeRead_AreAMissingPermission(string example, int occurrence)
    {
        var account = new Account();
        account.Engine.Cloud.Faults.AtCall("DescribeImageAttribute", occurrence).Refuse("UnauthorizedOperation", "You are not authorized to perform this operation.", 403);

        var report = await account.RunAsync(Examples.Request(example));

        Assert.Equal("AwsAccessDeniedException", report.Failure!.Error);
        Assert.Contains("You are not authorized", report.Failure.Cause, StringComparison.Ordinal);
        account.AssertOnlyAdded();
    }
}
