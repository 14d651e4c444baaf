using AmiPipeline.Sharing;

namespace AmiPipeline.Functions.Sharing;

/// <summary>Gives an account a permission on an image or snapshot for one execution, and takes it back with the last one that needs it.</summary>
/// <remarks>
/// Executions may begin and end at the same time, each in its own order of calls. The tag stands before the permission is given, and the permission goes
/// before the tag: whoever reads in between knows whose it is. After taking it back the tags are read once more, for an execution that came meanwhile.
/// </remarks>
/// <param name="ec2">EC2 in the account of the source.</param>
/// <param name="accountId">The account that gets the permission.</param>
/// <param name="key">The execution's tag key.</param>
internal sealed class TemporaryPermission(IAmazonEC2 ec2, string accountId, string key)
{
    /// <summary>Gives the permission; false where the account has it from the owner: that is never taken back.</summary>
    public async Task<bool> GiveAsync(ISourcePermission permission)
    {
        var before = await TagsAsync(permission);
        var isHeld = await permission.IsHeldByAsync(accountId);
        if (isHeld && !SharingTags.AreAny(before) && !SharingTags.AreAny(await TagsAsync(permission)))
        {
            return false;
        }

        await MarkAsync(permission, SharingTags.Given);
        await permission.GiveToAsync(accountId);
        return true;
    }

    /// <summary>Takes back what <see cref="GiveAsync"/> gave; false where it gave nothing, or the image or snapshot is gone.</summary>
    public async Task<bool> TakeBackAsync(ISourcePermission permission)
    {
        try
        {
            if (!(await TagsAsync(permission)).ContainsKey(key))
            {
                return false;
            }

            await MarkAsync(permission, SharingTags.Returning);
            if (!await IsNeededAsync(permission))
            {
                await permission.TakeFromAsync(accountId);
                if (await IsNeededAsync(permission))
                {
                    await permission.GiveToAsync(accountId);
                }
            }

            await ec2.DeleteTagsAsync(new DeleteTagsRequest([permission.Id]) { Tags = [new Tag(key)] });
            return true;
        }
        catch (AmazonEC2Exception error) when (error.ErrorCode is Ec2ErrorCodes.ImageNotFound or Ec2ErrorCodes.ImageUnavailable or Ec2ErrorCodes.SnapshotNotFound)
        {
            return false;
        }
    }

    private async Task<bool> IsNeededAsync(ISourcePermission permission) => SharingTags.IsNeededByAnother(await TagsAsync(permission), key);

    private async Task MarkAsync(ISourcePermission permission, string value) =>
        await ec2.CreateTagsAsync(new CreateTagsRequest([permission.Id], [new Tag(key, value)]));

    private static async Task<IReadOnlyDictionary<string, string>> TagsAsync(ISourcePermission permission) =>
        (await permission.TagsAsync()).ToDictionary(tag => tag.Key, tag => tag.Value ?? "");
}
