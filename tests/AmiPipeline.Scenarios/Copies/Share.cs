using Amazon.EC2.Model;
using AmiPipeline.Engines.Simulated;

namespace AmiPipeline.Scenarios.Copies;

/// <summary>Shares an image of the account, as its owner may.</summary>
internal static class Share
{
    public static Task ImageAsync(Account account, string imageId, string accountId) => SimulatedClients.Create(account.Engine.Cloud, account.Engine.Clock)
        .Ec2(new AwsLocation(Account.Id, Account.Region)).ModifyImageAttributeAsync(new ModifyImageAttributeRequest
        {
            ImageId = imageId,
            LaunchPermission = new LaunchPermissionModifications { Add = [new LaunchPermission { UserId = accountId }] },
        });
}
