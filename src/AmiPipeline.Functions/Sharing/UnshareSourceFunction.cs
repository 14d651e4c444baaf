using System.Runtime.ExceptionServices;
using System.Text.Json;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Lambda.Core;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Functions.Images;
using AmiPipeline.Sharing;

namespace AmiPipeline.Functions.Sharing;

/// <summary>Takes back the access that <see cref="ShareSourceFunction"/> gave for an execution. The same again finds nothing; that the image is gone is no fault.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="roles">The roles that may be assumed.</param>
public sealed class UnshareSourceFunction(AwsClients aws, IReadOnlyList<AllowedRole> roles)
{
    /// <summary>Unshares the source.</summary>
    /// <param name="input">Execution and what it was started with.</param>
    /// <param name="context">Lambda's context.</param>
    public async Task<SharedSource> HandleAsync(UnshareSourceInput input, ILambdaContext context)
    {
        var execution = input.Execution;
        var request = input.Request.ValueKind == JsonValueKind.String ? input.Request.GetString()! : input.Request.GetRawText();
        if (ForeignSource.Of(request, execution.Location().AccountId, roles) is not { } source)
        {
            return SharedSource.Nothing;
        }

        var account = await SourceAccount.EnterAsync(aws, source.Role, execution);
        return new SharedSource(source.AccountId, await TakeBackAsync(account, execution, source.ImageId));
    }

    /// <summary>Takes everything back. What is refused must not keep the rest shared: it is thrown at the end.</summary>
    private static async Task<IReadOnlyList<string>> TakeBackAsync(SourceAccount account, ExecutionIdentity execution, string imageId)
    {
        var taken = new List<string>();
        var faults = new List<Exception>();
        await TryAsync(async () => taken.AddRange(await account.Keys(execution).TakeBackAsync()));
        foreach (var permission in await PermissionsAsync(account.Ec2, execution, imageId))
        {
            await TryAsync(async () =>
            {
                if (await account.Permissions(execution).TakeBackAsync(permission))
                {
                    taken.Add(permission.Id);
                }
            });
        }

        faults.ForEach(fault => ExceptionDispatchInfo.Throw(fault));
        return taken;

        async Task TryAsync(Func<Task> take)
        {
            try
            {
                await take();
            }
            catch (Exception error) when (AwsErrors.IsOfAws(error))
            {
                faults.Add(error);
            }
        }
    }

    // By the tag, which outlives the image, and by the image, since a tag that was just made may not show at once.
    private static async Task<IEnumerable<ISourcePermission>> PermissionsAsync(IAmazonEC2 ec2, ExecutionIdentity execution, string imageId)
    {
        var tagged = new Filter("tag-key", [SharingTags.KeyFor(execution)]);
        var images = await OwnResources.ImagesAsync(ec2, new Filter("image-id", [imageId]));
        var snapshots = await OwnResources.SnapshotsAsync(ec2, tagged);

        var ofImages = images.Select(found => (ISourcePermission)new LaunchPermission(ec2, found.ImageId));
        return ofImages.Concat(images.SelectMany(found => ImageShapes.SnapshotIds(found.BlockDeviceMappings))
            .Union(snapshots.Select(snapshot => snapshot.SnapshotId))
            .Select(id => new VolumePermission(ec2, id)));
    }
}
