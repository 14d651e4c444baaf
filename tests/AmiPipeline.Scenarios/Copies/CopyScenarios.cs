using System.Text.Json.Nodes;
using AmiPipeline.Simulator.Inspection;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios.Copies;

/// <summary>The image is copied to other Regions, each copy under its own keys and a result of its own.</summary>
public sealed class CopyScenarios
{
    private const string WestDefault = "alias/aws/ebs";

    [Fact]
    public async Task Copies_AreMadeUnderTheKeysOfTheirRegions()
    {
        var account = new CopyAccount();

        var report = await account.SucceedAsync();

        var images = account.AssertNothingTemporaryLeft();
        Assert.Equal(3, images.Count);
        Assert.Equal(["alias/europe", "alias/europe-data"], Keys(account, CopyAccount.Europe, images[1]));
        Assert.Equal([WestDefault, WestDefault], Keys(account, CopyAccount.West, images[2]));
        Assert.Equal(images.Skip(1).Select(image => image.Id), report.Result!.Copies!.Items.Select(copy => copy.ImageId));
        Assert.All(images.Skip(1), image => Assert.Equal(images[0].Id, image.Tags["ami-pipeline:source"]));
        Assert.All(images, image => Assert.Equal(("base", "everywhere-ami-05000000000000001"), (image.Tags["team"], image.Name)));
    }

    [Fact]
    public async Task SameRequestAgain_MakesNothing()
    {
        var account = new CopyAccount();
        var first = await account.SucceedAsync();

        var second = await account.SucceedAsync(execution: "run-2");

        Assert.Equal(Ids(first), Ids(second));
        Assert.Equal(3, account.AssertNothingTemporaryLeft().Count);
        Assert.All(second.Result!.Copies!.Items, copy => Assert.Equal(Plans.ImageRoute.Existing, copy.Route));
    }

    [Fact]
    public async Task AnotherRegion_IsAddedToAnImageThatIsThere()
    {
        var account = new CopyAccount();
        var first = await account.SucceedAsync(OnlyEurope());

        var second = await account.SucceedAsync(execution: "run-2");

        Assert.Equal(Ids(first), Ids(second).Take(2));
        Assert.Equal(3, account.AssertNothingTemporaryLeft().Count);
    }

    /// <summary>One copy's failure is its own: the others stay, the table names all, and the same request makes what is missing.</summary>
    [Fact]
    public async Task CopyWithoutAKey_WarnsThatOneDeviceComesUnderAnother()
    {
        var planned = await new CopyAccount().Home.Engine.PlanAsync(
            """{ "source": { "imageId": "ami-05000000000000001" }, "name": "own", "copies": { "to": [{ "region": "us-west-2" }] } }""", "run-1", sharesSource: false);

        Assert.Contains("us-west-2: /dev/xvda comes under the account's default key there, since keys stay in their Region; kmsKeyId or volumes of the copy name others", planned.Plan.Warnings);
    }

    [Theory]
    [InlineData("CopySnapshot", CopyAccount.Europe)]
    [InlineData("RegisterImage", CopyAccount.Europe)]
    [InlineData("CopyImage", CopyAccount.West)]
    [InlineData("CreateTags", CopyAccount.West)]
    public async Task CopyThatFails_UndoesNoOther_AndIsMadeByTheSameRequest(string action, string region)
    {
        var account = new CopyAccount();
        account.Home.Engine.Cloud.Faults.When(call => call.Action == action && call.Region == region).Refuse("UnauthorizedOperation", "Injected.", 403);

        var failed = await account.RunAsync();

        Assert.Equal(nameof(Errors.CopiesFailedException), failed.Failure!.Error);
        var images = account.AssertNothingTemporaryLeft();
        Assert.Equal(2, images.Count);
        Assert.Contains($"\n{region}: failed: AwsAccessDeniedException: ", failed.Failure.Cause, StringComparison.Ordinal);
        Assert.Contains($": {images[1].Id} committed", failed.Failure.Cause, StringComparison.Ordinal);
        Assert.EndsWith($"\nCommitted, and so kept: {images[0].Id}.", failed.Failure.Cause, StringComparison.Ordinal);

        var again = await account.SucceedAsync(execution: "run-2");
        Assert.Equal(3, account.AssertNothingTemporaryLeft().Count);
        Assert.Empty(images.Select(image => image.Id).Except(Ids(again)));
    }

    /// <summary>What planning says of each copy is what comes of it, key by key.</summary>
    [Fact]
    public async Task Plan_HasTheTableOfTheResult()
    {
        var account = new CopyAccount();
        await account.SucceedAsync(Examples.Request("copies").Replace("everywhere", "before", StringComparison.Ordinal), "run-0");

        var planned = await account.Home.Engine.PlanAsync(CopyAccount.Request, "run-1", sharesSource: false);
        var report = await account.SucceedAsync();

        Assert.Equal(
            planned.Plan.Copies.SelectMany(copy => copy.Devices.Select(device => (copy.Location, copy.Name, copy.Route, device.DeviceName, device.Encrypted, device.Key?.KmsKeyId, device.Key?.Origin))),
            report.Result!.Copies!.Items.SelectMany(copy => copy.Devices.Select(device => (copy.Location, copy.Name, copy.Route, device.DeviceName, device.Encrypted, device.KmsKeyId, device.KeyOrigin))));
        Assert.Contains(StateNames.CopyImages, planned.Steps);
    }

    [Fact]
    public async Task TooManyCopiesInTheRegion_AreWaitedOut()
    {
        var account = new CopyAccount(options => options with { ConcurrentSnapshotCopies = 1 });
        var start = account.Home.Engine.Clock.GetUtcNow();
        account.Home.Engine.Cloud.Faults.When(call => call.Action == "CopyImage" && account.Home.Engine.Clock.GetUtcNow() - start < TimeSpan.FromHours(47), times: int.MaxValue)
            .Refuse("ResourceLimitExceeded", "Too many AMI copies in progress. The limit is 300 for this destination region.");

        await account.SucceedAsync();

        Assert.Equal(3, account.AssertNothingTemporaryLeft().Count);
    }

    [Fact]
    public async Task QuotaThatIsNeverFree_FailsTheCopyWithEc2sReason()
    {
        var account = new CopyAccount();
        account.Home.Engine.Cloud.Faults.When(call => call.Action == "CopyImage", times: int.MaxValue).Refuse("ResourceLimitExceeded", "Too many AMI copies in progress.");

        var report = await account.RunAsync();

        Assert.Contains("us-west-2: failed: QuotaExceededException: ", report.Failure!.Cause, StringComparison.Ordinal);
        Assert.Equal(2, account.AssertNothingTemporaryLeft().Count);
    }

    /// <summary>A copy of an image that is gone may have other content than the image that is made now.</summary>
    [Fact]
    public async Task CopyOfAnImageThatIsGone_IsRefusedBeforeAnythingIsMade()
    {
        var account = new CopyAccount();
        var first = await account.SucceedAsync();
        await Deregister.ImageAsync(account.Home, first.Result!.ImageId);

        var report = await account.RunAsync(execution: "run-2");

        Assert.Equal(ExecutionStatus.Failed, report.Status);
        Assert.Equal(["/copies/to/0/name", "/copies/to/1/name"], report.RequestProblems!.Select(problem => problem.Field));
        Assert.Contains($"a copy of {first.Result.ImageId} rather than of the image that is to be made", report.Failure!.Cause, StringComparison.Ordinal);
    }

    private static string OnlyEurope()
    {
        var request = JsonNode.Parse(CopyAccount.Request)!;
        request["copies"]!["to"]!.AsArray().RemoveAt(1);
        return request.ToJsonString();
    }

    private static IEnumerable<string> Ids(Reports.ExecutionReport report) => report.Result!.Copies!.Items.Select(copy => copy.ImageId!).Prepend(report.Result.ImageId);

    private static IEnumerable<string> Keys(CopyAccount account, string region, ImageView image) =>
        image.Devices.Select(device => account.In(region).Keys.Single(key => key.Arn == device.KeyArn).Aliases[0]);
}
