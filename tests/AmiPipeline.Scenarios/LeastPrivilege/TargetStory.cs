using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using AmiPipeline.Simulator.Logs;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>What the role of a target account is for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Play">What is done; false where it does not come out as it should.</param>
internal sealed record TargetStory(string Name, Func<TargetAccount, Task<bool>> Play) : IStory
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<TargetStory> All { get; } =
    [
        new("a look at what is to be copied", LookAsync),
        new("a copy in another account", CopyAsync),
        new("a copy in another account, of its own image", async target => HasCopied(target, await target.CopyAsync("ami-0f000000000000005"))),
        new("a copy in another account, given up", GiveUpAsync),
        new("a snapshot copied to another account", RegisterAsync),
    ];

    /// <inheritdoc/>
    public async Task<(bool WentWell, IReadOnlyList<Authorization> Decisions)> RunAsync(Func<FunctionRole, FunctionRole>? roleOf = null)
    {
        var target = new TargetAccount(roleOf?.Invoke(AccountRoles.Target));
        await target.ShareAsync();
        return (await WentWellAsync(target), target.Pipeline.Engine.Cloud.Iam.Authorizations.All);
    }

    public override string ToString() => Name;

    private async Task<bool> WentWellAsync(TargetAccount target)
    {
        try
        {
            return await Play(target);
        }
        catch (AmazonServiceException)
        {
            return false;
        }
    }

    private static async Task<bool> LookAsync(TargetAccount target)
    {
        await target.Ec2.GetEbsEncryptionByDefaultAsync(new GetEbsEncryptionByDefaultRequest());
        await target.Ec2.GetEbsDefaultKmsKeyIdAsync(new GetEbsDefaultKmsKeyIdRequest());
        await target.Kms.ListAliasesAsync(new ListAliasesRequest());
        await target.Kms.DescribeKeyAsync("alias/theirs");
        await target.Kms.DescribeKeyAsync(target.Pipeline.KeyArn("alias/root"));
        await target.Ec2.DescribeImageAttributeAsync(new DescribeImageAttributeRequest("ami-0f000000000000005", ImageAttributeName.LaunchPermission));
        var images = await target.Ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [TargetAccount.SharedImage] });
        var snapshots = await target.Ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { SnapshotIds = [TargetAccount.SharedSnapshot] });
        return images.Images.Count == 1 && snapshots.Snapshots.Count == 1;
    }

    private static async Task<bool> CopyAsync(TargetAccount target)
    {
        var image = await target.CopyAsync();
        await target.CommitAsync(image);
        return HasCopied(target, image) && target.View.Image(image.Id).Tags["ami-pipeline:state"] == "committed";
    }

    private static async Task<bool> GiveUpAsync(TargetAccount target)
    {
        var image = await target.CopyAsync();
        await target.Ec2.DeregisterImageAsync(new DeregisterImageRequest(image.Id));
        await target.Ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest(image.Devices[0].SnapshotId));
        return target.View.Images.All(other => other.Id != image.Id) && target.View.Snapshots.All(snapshot => snapshot.Id != image.Devices[0].SnapshotId);
    }

    private static async Task<bool> RegisterAsync(TargetAccount target)
    {
        var snapshot = await target.CopySnapshotAsync();
        var imageId = await target.RegisterAsync(snapshot.Id);
        return snapshot.State == "completed" && target.View.Images.Any(image => image.Id == imageId);
    }

    private static bool HasCopied(TargetAccount target, Simulator.Inspection.ImageView image) =>
        image.State == "available" && image.Devices.All(device => device.KeyArn == target.View.Key("alias/theirs").Arn);
}
