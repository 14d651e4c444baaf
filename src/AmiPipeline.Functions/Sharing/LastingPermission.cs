using AmiPipeline.Sharing;

namespace AmiPipeline.Functions.Sharing;

/// <summary>
/// A permission on an image or snapshot that lasts beyond the execution. It is marked like that of an execution, so that the end of one which copies the image takes
/// nothing from those with whom it is shared for good.
/// </summary>
/// <param name="ec2">EC2 in the account that owns the image or snapshot.</param>
/// <param name="permission">The permission.</param>
internal sealed class LastingPermission(IAmazonEC2 ec2, ISourcePermission permission)
{
    private readonly TemporaryPermission _marked = new(ec2, SharingTags.Lasting);

    /// <summary>Gives the permission to those who lack it. Those who have it from the owner keep it, unmarked.</summary>
    /// <exception cref="ResourceNotVisibleException">EC2 does not show it yet.</exception>
    public async Task GiveAsync(IReadOnlyCollection<string> holders)
    {
        if (holders.Count == 0 || await IsGivenAsync(holders))
        {
            return;
        }

        await _marked.GiveAsync(permission, holders);
        if (!await IsGivenAsync(holders))
        {
            throw new ResourceNotVisibleException($"{permission.Id} was shared with {string.Join(", ", holders)}, but EC2 does not show that yet.");
        }
    }

    /// <summary>Takes the permission from some, whoever gave it.</summary>
    /// <exception cref="ResourceNotVisibleException">EC2 still shows it.</exception>
    public async Task TakeAsync(IReadOnlyCollection<string> holders)
    {
        if (holders.Count == 0)
        {
            return;
        }

        await _marked.TakeFromAsync(permission, holders);
        var tags = await TagsAsync();
        if ((await permission.HeldByAsync(holders)).FirstOrDefault(holder => !SharingTags.IsNeededByAnother(tags, SharingTags.Lasting, holder)) is { } still)
        {
            if (await permission.IsPublicAsync())
            {
                throw new AwsCallRefusedException($"{permission.Id} is public, so {still} can use it like everybody; its owner must take that back first, with modify-image-attribute or modify-snapshot-attribute for the group all.");
            }

            throw new ResourceNotVisibleException($"{permission.Id} is not shared with {still} any more, but EC2 still shows that it is.");
        }
    }

    /// <summary>Those of some who have the permission, whoever gave it; of nobody in particular, those whom the pipeline has given it.</summary>
    public async Task<IReadOnlyCollection<string>> HoldersAsync(IReadOnlyCollection<string>? holders) =>
        await permission.HeldByAsync(holders ?? SharingTags.AccountsOf(await TagsAsync(), SharingTags.Lasting));

    /// <summary>Takes the permission from all whom the pipeline has given it.</summary>
    /// <exception cref="ResourceNotVisibleException">EC2 still shows it.</exception>
    public async Task TakeAllAsync() => await TakeAsync(SharingTags.AccountsOf(await TagsAsync(), SharingTags.Lasting));

    // An execution may have let one in for as long as it copies: that would end with it.
    private async Task<bool> IsGivenAsync(IReadOnlyCollection<string> holders)
    {
        var tags = await TagsAsync();
        var marked = SharingTags.AccountsOf(tags, SharingTags.Lasting);
        return (await permission.HeldByAsync(holders)).Count == holders.Count && holders.All(holder => marked.Contains(holder) || !SharingTags.Names(tags, holder));
    }

    private async Task<IReadOnlyDictionary<string, string>> TagsAsync() => (await permission.TagsAsync()).ToDictionary(tag => tag.Key, tag => tag.Value ?? "");
}
