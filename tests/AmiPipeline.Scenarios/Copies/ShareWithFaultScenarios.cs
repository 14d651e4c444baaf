using AmiPipeline.Exploration.Faults;
using AmiPipeline.StatesLanguage.Executions;
using AmiPipeline.Verification;
using Xunit;

namespace AmiPipeline.Scenarios.Copies;

/// <summary>
/// Each kind of call by which images in two accounts are shared, or are taken back, goes wrong in turn, in each way that AWS has: success means that all is as requested, a
/// failure names the image, and the same request does what is missing. The exploration of the example has all calls.
/// </summary>
public sealed class ShareWithFaultScenarios
{
    private const string Request = """
        { "source": { "imageId": "ami-05000000000000001" }, "name": "shared", "kmsKeyId": "alias/golden",
          "copies": { "to": [{ "accountId": "444455556666", "region": "us-east-1", "kmsKeyId": "alias/theirs" }] } }
        """;

    private static readonly string Sharing = With("\"shareWith\": { \"accounts\": [\"777788889999\"], \"organizations\": [\"arn:aws:organizations::111122223333:organization/o-exampleorg1\"] }");

    private static readonly string Unsharing = With("\"unshareFrom\": { \"all\": true }");

    public static TheoryData<string, bool> Faults { get; } =
    [
        .. from name in new[] { "refused", "throttled", "lost-answer", "client-timeout", "empty-listing" }
           from gives in new[] { true, false }
           select (name, gives),
    ];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task FaultAtEachKindOfCall_IsNoLie_AndTheSameAgainDoesTheRest(string name, bool gives)
    {
        var fault = FaultKinds.All.First(kind => kind.Name == name);
        foreach (var number in await CallsOfSharingAsync(gives))
        {
            var account = await PrepareAsync(gives);
            fault.Strike!(account.Home.Engine.Cloud.Faults.AtCall(number));

            var report = await account.RunAsync(gives ? Sharing : Unsharing, "run-2");

            Assert.True(!fault.IsPassing || report.Status == ExecutionStatus.Succeeded, $"{number}: {report.Failure}");
            if (report.Result is { } result)
            {
                AssertShared(account, result, gives, number);
                Assert.All(result.Sharing!.Items, item => Assert.True(gives || item.HasMoreFormerHolders == true || item.FormerHolders!.Count == 2, $"{number}: {item.ImageId} was taken from {string.Join(", ", item.FormerHolders ?? [])}"));
            }
            else
            {
                Assert.Equal(nameof(Errors.SharingFailedException), report.Failure!.Error);
                Assert.Contains(Images(account), image => report.Failure.Cause.Contains(image.ImageId, StringComparison.Ordinal));
            }

            var again = await account.SucceedAsync(gives ? Sharing : Unsharing, "run-3");
            AssertShared(account, again.Result!, gives, number);
            account.Home.AssertNothingTemporaryLeft();
        }
    }

    private static async Task<CopyAccount> PrepareAsync(bool gives)
    {
        var account = new CopyAccount();
        await account.SucceedAsync(gives ? Request : Sharing);
        return account;
    }

    // Those of the state alone: the others have scenarios of their own.
    private static async Task<IReadOnlyList<int>> CallsOfSharingAsync(bool gives)
    {
        var account = await PrepareAsync(gives);
        var calls = account.Home.Engine.Cloud.Calls;
        var before = calls.Count;
        await account.SucceedAsync(gives ? Sharing : Unsharing, "run-2");
        var made = calls.All.Skip(before).ToList();
        var first = made.FindIndex(call => call.Action is "ListGrants" or "DescribeSnapshotAttribute");
        var last = made.FindLastIndex(call => call.Action is "ListGrants" or "DescribeImageAttribute" or "DescribeSnapshotAttribute");
        var kinds = made.Skip(first).Take(last - first + 1).Where(call => call.Action != "AssumeRole").DistinctBy(call => (call.Action, call.AccountId)).ToList();
        Assert.InRange(kinds.Count, 12, 30);
        return [.. kinds.Select(call => call.Number)];
    }

    private static void AssertShared(CopyAccount account, VerifiedImage result, bool gives, int number)
    {
        Assert.All(result.Sharing!.Items, item => Assert.Equal(gives ? SharingState.Shared : SharingState.Unshared, item.State));
        foreach (var (place, imageId) in Images(account))
        {
            var view = account.In(place);
            var image = view.Image(imageId);
            Assert.True(image.LaunchPermissions.Count == (gives ? 2 : 0), $"{number}: {imageId} is shared with {string.Join(", ", image.LaunchPermissions)}");
            Assert.All(image.Devices, device => Assert.Equal(gives ? 1 : 0, view.Snapshot(device.SnapshotId!).CreateVolumePermissions.Count));
            Assert.All(view.Keys.Where(key => image.Devices.Any(device => device.KeyArn == key.Arn)), key => Assert.Equal(gives ? 1 : 0, key.Grants.Count));
        }
    }

    private static IEnumerable<(AwsLocation Place, string ImageId)> Images(CopyAccount account) =>
        from place in new[] { new AwsLocation(Account.Id, Account.Region), new AwsLocation(CopyAccount.Other, Account.Region) }
        from image in account.In(place).Images
        where image.Name == "shared"
        select (place, image.Id);

    private static string With(string field) => Request.Replace("\"copies\":", $"{field}, \"copies\":", StringComparison.Ordinal);
}
