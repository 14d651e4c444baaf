namespace AmiPipeline.Simulator.Ec2.Sharing;

/// <summary>What the AWS managed key forbids: its policy names one account, and nobody can change it.</summary>
internal static class AwsManagedKeys
{
    public static bool IsUnderOne(Region region, Snapshot snapshot) =>
        snapshot.KeyArn is { } arn && region.Keys.GetValueOrDefault(arn[(arn.LastIndexOf('/') + 1)..]) is { IsAwsManaged: true };
}
