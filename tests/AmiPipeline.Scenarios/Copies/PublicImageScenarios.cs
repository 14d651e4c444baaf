using AmiPipeline.Engines.Simulated;
using Xunit;

namespace AmiPipeline.Scenarios.Copies;

/// <summary>An image that its owner has made public.</summary>
public sealed class PublicImageScenarios
{
    private static readonly AwsLocation Home = new(Account.Id, Account.Region);

    /// <summary>Nobody can be taken out of everybody: that is said at once, and not tried for minutes.</summary>
    [Fact]
    public async Task Unsharing_OfAPublicImage_IsRefusedAtOnce()
    {
        var account = new CopyAccount();
        const string Plain = """{ "source": { "imageId": "ami-03000000000000001" }, "name": "public" }""";
        var first = await account.SucceedAsync(Plain);
        var ec2 = SimulatedClients.Create(account.Home.Engine.Cloud, account.Home.Engine.Clock).Ec2(Home);
        await ec2.DisableImageBlockPublicAccessAsync(new());
        await ec2.ModifyImageAttributeAsync(new()
        {
            ImageId = first.Result!.ImageId,
            LaunchPermission = new() { Add = [new() { Group = Amazon.EC2.PermissionGroup.All }] },
        });
        var calls = account.Home.Engine.Cloud.Calls.Count;

        var report = await account.RunAsync(Plain.Replace("\"name\"", "\"unshareFrom\": { \"accounts\": [\"777788889999\"] }, \"name\"", StringComparison.Ordinal), "run-2");

        Assert.Contains($"{first.Result.ImageId} is public, so 777788889999 can use it like everybody", report.Failure!.Cause, StringComparison.Ordinal);
        Assert.Single(account.Home.Engine.Cloud.Calls.All.Skip(calls), call => call.Action == "ModifyImageAttribute");
    }
}
