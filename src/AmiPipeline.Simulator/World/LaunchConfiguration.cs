using System.Security.Cryptography;
using System.Text;

namespace AmiPipeline.Simulator.World;

/// <summary>A launch configuration of Auto Scaling. It is never changed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ImageId">The image.</param>
/// <param name="InstanceType">The type of the instances.</param>
/// <param name="Created">When it was created.</param>
internal sealed record LaunchConfiguration(string Name, string ImageId, string InstanceType, DateTimeOffset Created)
{
    /// <summary>The type of one that says none.</summary>
    public const string UsualType = "t3.small";

    /// <summary>Its ARN; the id in it is another one for another launch configuration of the same name.</summary>
    public string ArnIn(string region, string accountId)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{accountId} {region} {Name} {Created:O}"));
        return Arn(region, accountId, new Guid(digest.AsSpan(0, 16)).ToString(), Name);
    }

    /// <summary>The ARN by which policies are asked about one that need not exist.</summary>
    public static string AnyArn(string region, string accountId, string name) => Arn(region, accountId, "*", name);

    private static string Arn(string region, string accountId, string id, string name) => Partition.Arn("autoscaling", region, accountId, $"launchConfiguration:{id}:launchConfigurationName/{name}");
}
