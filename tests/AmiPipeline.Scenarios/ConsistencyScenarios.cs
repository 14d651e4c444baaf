using AmiPipeline.Simulator.Options;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>New ids and tags show late, and deregistered images stay on for a while, as they do in EC2.</summary>
public sealed class ConsistencyScenarios
{
    private static readonly EventualConsistency Late = new(NewIds: TimeSpan.FromSeconds(8), Tags: TimeSpan.FromSeconds(25))
    {
        DeregisteredImages = TimeSpan.FromSeconds(100),
    };

    [Theory]
    [MemberData(nameof(ExampleRequests.Scenarios), MemberType = typeof(ExampleRequests))]
    public async Task LateIdsAndTags_ChangeNothingInTheResult(string example)
    {
        var account = new Account(options => options with { EventualConsistency = Late });

        var image = await account.SucceedAsync(Examples.Request(example));

        account.AssertOnlyAdded(image);
    }

    [Theory]
    [InlineData("s3-encrypt", "CopyImage", 1)]
    [InlineData("s4-capture", "CreateImage", 1)]
    [InlineData("s5-unique-keys", "RunInstances", 1)]
    [InlineData("s5-unique-keys", "CreateVolume", 2)]
    [InlineData("s5-unique-keys", "AttachVolume", 1)]
    [InlineData("s5-unique-keys", "CreateImage", 1)]
    [InlineData("s5-unique-keys-snapshots", "CopySnapshot", 1)]
    [InlineData("s5-unique-keys-snapshots", "CreateSnapshot", 1)]
    [InlineData("s5-unique-keys-snapshots", "CreateSnapshot", 2)]
    [InlineData("s5-unique-keys-snapshots", "RegisterImage", 1)]
    public async Task LostResponse_WhileTheResourceDoesNotShowYet_StillGivesOneImageAndLeavesNoDuplicate(string example, string action, int occurrence)
    {
        var account = new Account(options => options with { EventualConsistency = Late });
        account.Engine.Cloud.Faults.AtCall(action, occurrence).LoseResponse();

        var report = await account.RunAsync(Examples.Request(example));

        Assert.True(report.Status == ExecutionStatus.Succeeded, $"{report.Failure}");
        Assert.Single(account.AssertNothingTemporaryLeft());
    }

    [Theory]
    [InlineData("s3-encrypt")]
    [InlineData("s5-unique-keys")]
    [InlineData("s5-unique-keys-snapshots")]
    public async Task ImageThatIsNotAsPlanned_IsRemovedAlthoughItStaysOnForAWhile(string example)
    {
        var account = new Account(options => options with { EventualConsistency = Late });
        account.Engine.Cloud.Faults.UseWrongKey("");

        var report = await account.RunAsync(Examples.Request(example));

        Assert.Equal("ImageVerificationException", report.Failure!.Error);
        Assert.Empty(account.AssertNothingTemporaryLeft());
    }

    [Theory]
    [InlineData("s3-encrypt", "CopyImage")]
    [InlineData("s5-unique-keys", "RunInstances")]
    [InlineData("s5-unique-keys", "CreateVolume")]
    public async Task LostResponse_OfACallWithAClientToken_IsAskedForAgainWithTheSameToken(string example, string action)
    {
        var account = new Account(options => options with { EventualConsistency = Late });
        account.Engine.Cloud.Faults.AtCall(action).LoseResponse();

        await account.SucceedAsync(Examples.Request(example));

        var tokens = account.Calls(action).Select(call => call.Parameters["ClientToken"]).ToList();
        Assert.Equal(tokens[0], tokens[1]);
        Assert.True(account.View.Instances.Count(instance => instance.Tags.ContainsKey("ami-pipeline:execution")) <= 1);
    }

    [Theory]
    [InlineData("s3-encrypt")]
    [InlineData("s5-unique-keys")]
    [InlineData("s5-unique-keys-snapshots")]
    public async Task CommittedImage_WhileItStillShowsTheTagsOfBefore_IsNotTouched(string example)
    {
        var account = new Account(options => options with { EventualConsistency = new(TimeSpan.Zero, TimeSpan.Zero) { FormerTags = TimeSpan.FromSeconds(40) } });

        var image = await account.SucceedAsync(Examples.Request(example));

        account.AssertOnlyAdded(image);
        Assert.Empty(account.Calls("DeregisterImage"));
        Assert.Empty(account.Calls("DeleteSnapshot"));
    }

    [Fact]
    public async Task InstanceThatNobodyKnowsOf_AndThatShowsAfterTheFirstEmptyListing_IsStillFound()
    {
        var account = new Account(options => options with { EventualConsistency = Late with { Tags = TimeSpan.FromSeconds(45) } });
        account.Engine.Cloud.Faults.AtCall("RunInstances").LoseResponse();
        account.Engine.Cloud.Faults.AtCall("DescribeInstances", 2).Refuse("UnauthorizedOperation", "Not allowed.", 403);

        var report = await account.RunAsync(Examples.Request("s5-unique-keys"));

        Assert.Equal("AwsAccessDeniedException", report.Failure!.Error);
        Assert.Single(account.Calls("TerminateInstances"));
        Assert.Empty(account.AssertNothingTemporaryLeft());
    }
}
