using AmiPipeline.Sharing;

namespace AmiPipeline.Functions.Sharing;

/// <summary>Gives accounts a permission on an image or snapshot for one execution, and takes it back with the last one that needs it.</summary>
/// <remarks>
/// Executions may begin and end at the same time, each in its own order of calls. The tags are set before the permission is given, and the permission goes
/// before the tags: whoever reads in between knows whose it is. After taking it back the tags are read once more, for an execution that came meanwhile.
/// </remarks>
/// <param name="ec2">EC2 in the account that owns the image or snapshot.</param>
/// <param name="key">The execution's tag key.</param>
internal sealed class TemporaryPermission(IAmazonEC2 ec2, string key)
{
    /// <summary>Gives the permission to some accounts, besides those that the execution gave it before. Those that have it from the owner keep it: from them it is never taken back.</summary>
    /// <returns>Whether it was given to any.</returns>
    public async Task<bool> GiveAsync(ISourcePermission permission, IReadOnlyCollection<string> accounts)
    {
        var before = await TagsAsync(permission);
        var held = await permission.HeldByAsync(accounts);
        var owners = held.Where(account => !SharingTags.Names(before, account)).ToList();
        var now = owners.Count > 0 ? await TagsAsync(permission) : before;
        owners.RemoveAll(account => SharingTags.Names(now, account));

        var given = accounts.Except(owners).ToList();
        if (given.Count == 0)
        {
            return false;
        }

        // The tags name everybody whom the execution gave the permission, also before: what they do not name is never taken back.
        await MarkAsync(permission, SharingTags.Given, given.Union(SharingTags.AccountsOf(before, key)).Union(SharingTags.AccountsOf(now, key)));
        await permission.GiveToAsync(given);
        return true;
    }

    /// <summary>Takes back what <see cref="GiveAsync"/> gave; false if it gave nothing, or the image or snapshot is gone.</summary>
    /// <param name="permission">The permission.</param>
    /// <param name="defaultAccounts">The accounts that it was given to if the tag names none, as earlier versions made it.</param>
    public async Task<bool> TakeBackAsync(ISourcePermission permission, params IReadOnlyCollection<string> defaultAccounts)
    {
        try
        {
            var tags = await TagsAsync(permission);
            if (SharingTags.KeysOf(tags, key) is not { Count: > 0 } keys)
            {
                return false;
            }

            var accounts = SharingTags.AccountsOf(tags, key) is { Count: > 0 } named ? named : defaultAccounts;
            await MarkAsync(permission, SharingTags.Returning, accounts);
            var taken = accounts.Except(await NeededAsync(permission, accounts)).ToList();
            if (taken.Count > 0)
            {
                await permission.TakeFromAsync(taken);
                if (await NeededAsync(permission, taken) is { Count: > 0 } needed)
                {
                    await permission.GiveToAsync(needed);
                }
            }

            await ec2.DeleteTagsAsync(new DeleteTagsRequest([permission.Id]) { Tags = [.. keys.Select(own => new Tag(own))] });
            return true;
        }
        catch (AmazonEC2Exception error) when (error.ErrorCode is Ec2ErrorCodes.ImageNotFound or Ec2ErrorCodes.ImageUnavailable or Ec2ErrorCodes.SnapshotNotFound)
        {
            return false;
        }
    }

    /// <summary>Takes the permission from some, whoever gave it; the others keep it, and their tags.</summary>
    public async Task TakeFromAsync(ISourcePermission permission, IReadOnlyCollection<string> holders)
    {
        var taken = (await permission.HeldByAsync(holders)).Except(await NeededAsync(permission, holders)).ToList();
        if (taken.Count > 0)
        {
            await permission.TakeFromAsync(taken);
            if (await NeededAsync(permission, taken) is { Count: > 0 } needed)
            {
                await permission.GiveToAsync(needed);
            }
        }

        var tags = await TagsAsync(permission);
        var named = SharingTags.AccountsOf(tags, key);
        if (named.Intersect(holders).Any())
        {
            var rest = SharingTags.Create(key, SharingTags.Given, named.Except(holders).Order(StringComparer.Ordinal));
            if (rest.Count > 0)
            {
                await ec2.CreateTagsAsync(new CreateTagsRequest([permission.Id], [.. rest.Select(tag => new Tag(tag.Key, tag.Value))]));
            }

            if (SharingTags.KeysOf(tags, key).Except(rest.Keys).Select(own => new Tag(own)).ToList() is { Count: > 0 } surplus)
            {
                await ec2.DeleteTagsAsync(new DeleteTagsRequest([permission.Id]) { Tags = surplus });
            }
        }
    }

    private async Task<IReadOnlyCollection<string>> NeededAsync(ISourcePermission permission, IEnumerable<string> accounts)
    {
        var tags = await TagsAsync(permission);
        return [.. accounts.Where(account => SharingTags.IsNeededByAnother(tags, key, account))];
    }

    private async Task MarkAsync(ISourcePermission permission, string state, IEnumerable<string> accounts) => await ec2.CreateTagsAsync(
        new CreateTagsRequest([permission.Id], [.. SharingTags.Create(key, state, accounts.Order(StringComparer.Ordinal)).Select(tag => new Tag(tag.Key, tag.Value))]));

    private static async Task<IReadOnlyDictionary<string, string>> TagsAsync(ISourcePermission permission) =>
        (await permission.TagsAsync()).ToDictionary(tag => tag.Key, tag => tag.Value ?? "");
}
