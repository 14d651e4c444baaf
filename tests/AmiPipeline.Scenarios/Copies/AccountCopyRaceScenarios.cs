using Amazon.EC2.Model;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Simulator.Logs;
using Xunit;

namespace AmiPipeline.Scenarios.Copies;

/// <summary>Two executions copy the same image to the same account: the end of one takes nothing from the other, in whatever order their calls come, and all of its own.</summary>
public sealed class AccountCopyRaceScenarios
{
    private const string OfAnother = "ami-pipeline:shared-for:0123456789abcdef";

    // The image's last permission on each is taken; then the other execution's mark appears, which a look at the tags before has not seen.
    [Theory]
    [InlineData("ModifyImageAttribute", "LaunchPermission.Remove.1.UserId", "ImageId")]
    [InlineData("ModifySnapshotAttribute", "CreateVolumePermission.Remove.1.UserId", "SnapshotId")]
    public async Task AccessThatAnotherExecutionComesToNeed_WhileItIsTakenBack_IsGivenAgain(string action, string removal, string idField)
    {
        var account = new CopyAccount();
        var ec2 = SimulatedClients.Create(account.Home.Engine.Cloud, account.Home.Engine.Clock).Ec2(new AwsLocation(Account.Id, Account.Region));
        string? id = null;
        account.Home.Engine.Cloud.Calls.Answered += Mark;

        await account.SucceedAsync(CopyAccount.RequestForAccounts);

        Assert.NotNull(id);
        Assert.Equal([CopyAccount.Third], HoldersOf(account, id));
        var tags = id.StartsWith("ami-", StringComparison.Ordinal) ? account.Home.View.Image(id).Tags : account.Home.View.Snapshot(id).Tags;
        Assert.Equal(OfAnother, Assert.Single(tags.Keys, key => key.StartsWith("ami-pipeline:shared-for:", StringComparison.Ordinal)));

        void Mark(object? sender, RecordedCall call)
        {
            if (id is null && call.Action == action && call.Parameters.ContainsKey(removal))
            {
                id = call.Parameters[idField];
                ec2.CreateTagsAsync(new CreateTagsRequest([id], [new Tag(OfAnother, $"given {CopyAccount.Third}")])).GetAwaiter().GetResult();
            }
        }
    }

    /// <summary>What was just shared need not show in listings: the image that is known says by its id which snapshots it has.</summary>
    [Fact]
    public async Task AccessThatNoListingShows_IsTakenBack()
    {
        var account = new CopyAccount();
        var empty = 0;
        account.Home.Engine.Cloud.Faults.When(call => IsListing(call) && ++empty > 0, times: int.MaxValue).ShowNothing();

        await account.SucceedAsync(CopyAccount.RequestForAccounts);

        Assert.True(empty > 1, $"{empty} listings were empty.");
        account.AssertNothingShared();
    }

    private static bool IsListing(RecordedCall call) => call.RoleArn?.Contains($"-{FunctionNames.CleanUp}-", StringComparison.Ordinal) == true
        && (call.Parameters.GetValueOrDefault("Filter.1.Name") == "image-id" || call.Parameters.GetValueOrDefault("Filter.1.Value.1")?.StartsWith("ami-pipeline:shared-for:", StringComparison.Ordinal) == true);

    private static IEnumerable<string> HoldersOf(CopyAccount account, string id) =>
        id.StartsWith("ami-", StringComparison.Ordinal) ? account.Home.View.Image(id).LaunchPermissions : account.Home.View.Snapshot(id).CreateVolumePermissions;
}
