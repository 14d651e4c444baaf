namespace AmiPipeline.Functions.Sharing;

/// <summary>Who may launch an image, and so see and copy it.</summary>
internal sealed class LaunchPermission(IAmazonEC2 ec2, string imageId) : ISourcePermission
{
    public string Id => imageId;

    public async Task<List<Tag>> TagsAsync() => (await ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [imageId], IncludeDisabled = true })).Images is [var image, ..]
        ? image.Tags ?? []
        : throw new ResourceNotVisibleException($"DescribeImages does not show {imageId}, and does not say that it is gone.");

    public async Task<bool> IsHeldByAsync(string accountId)
    {
        var response = await ec2.DescribeImageAttributeAsync(new DescribeImageAttributeRequest { ImageId = imageId, Attribute = ImageAttributeName.LaunchPermission });
        return (response.ImageAttribute?.LaunchPermissions ?? []).Exists(permission => permission.UserId == accountId || permission.Group == PermissionGroup.All);
    }

    public Task GiveToAsync(string accountId) =>
        ModifyAsync(new LaunchPermissionModifications { Add = [new() { UserId = accountId }] });

    public Task TakeFromAsync(string accountId) =>
        ModifyAsync(new LaunchPermissionModifications { Remove = [new() { UserId = accountId }] });

    private async Task ModifyAsync(LaunchPermissionModifications change) =>
        await ec2.ModifyImageAttributeAsync(new ModifyImageAttributeRequest { ImageId = imageId, LaunchPermission = change });
}
