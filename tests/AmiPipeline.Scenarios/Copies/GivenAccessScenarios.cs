using AmiPipeline.Engines.Simulated;
using AmiPipeline.Functions.Sharing;
using Xunit;

namespace AmiPipeline.Scenarios.Copies;

/// <summary>The command <c>unshare</c> takes one image's access back by the means of <c>unshareFrom</c>, and leaves its copy's.</summary>
public sealed class GivenAccessScenarios
{
    private static readonly AwsLocation Home = new(Account.Id, Account.Region);

    [Fact]
    public async Task GivenAccess_OfOneImage_IsFoundAndTaken()
    {
        var account = new CopyAccount();
        var result = (await account.SucceedAsync(Examples.Request("share"))).Result!;
        var clients = SimulatedClients.Create(account.Home.Engine.Cloud, account.Home.Engine.Clock);
        var devices = account.Home.View.Image(result.ImageId).Devices;

        var found = await GivenAccess.FindAsync(clients, Home, result.ImageId, holders: null);
        await found!.TakeAsync();

        Assert.Equal(1 + devices.Count + devices.Select(device => device.KeyArn).Distinct().Count(), found.Items.Count);
        Assert.Empty((await GivenAccess.FindAsync(clients, Home, result.ImageId, holders: null))!.Items);
        Assert.Empty(account.Home.View.Image(result.ImageId).LaunchPermissions);
        Assert.NotEmpty(account.In(CopyAccount.Europe).Image(result.Copies!.Items[0].ImageId!).LaunchPermissions);
    }
}
