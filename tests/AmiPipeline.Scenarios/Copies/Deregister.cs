using Amazon.EC2.Model;
using AmiPipeline.Engines.Simulated;

namespace AmiPipeline.Scenarios.Copies;

/// <summary>Deregisters an image of the account, as its owner may.</summary>
internal static class Deregister
{
    public static Task ImageAsync(Account account, string imageId) => SimulatedClients.Create(account.Engine.Cloud, account.Engine.Clock)
        .Ec2(new AwsLocation(Account.Id, Account.Region)).DeregisterImageAsync(new DeregisterImageRequest(imageId));
}
