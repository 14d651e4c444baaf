using Amazon.EC2.Model;
using AmiPipeline.Engines.Simulated;

namespace AmiPipeline.Scenarios;

/// <summary>Launches an instance of a finished image, as its users will.</summary>
internal static class Launch
{
    public static async Task<string> RunAsync(Account account, string imageId)
    {
        var ec2 = SimulatedClients.Create(account.Engine.Cloud, account.Engine.Clock).Ec2(new AwsLocation(Account.Id, Account.Region));
        var response = await ec2.RunInstancesAsync(new RunInstancesRequest { ImageId = imageId, InstanceType = "t3.small", MinCount = 1, MaxCount = 1 });
        account.Engine.Clock.Advance(TimeSpan.FromMinutes(10));
        return response.Reservation.Instances[0].InstanceId;
    }
}
