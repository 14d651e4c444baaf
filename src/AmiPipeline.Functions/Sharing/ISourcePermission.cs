namespace AmiPipeline.Functions.Sharing;

/// <summary>The permission of other accounts on one image or snapshot, in the account that owns it.</summary>
internal interface ISourcePermission
{
    /// <summary>The image's or snapshot's id.</summary>
    string Id { get; }

    /// <summary>Its tags.</summary>
    /// <exception cref="AmazonEC2Exception">EC2 says that it does not exist (any more).</exception>
    /// <exception cref="ResourceNotVisibleException">EC2 does not show it.</exception>
    Task<List<Tag>> TagsAsync();

    /// <summary>Those of some accounts that have the permission, individually or because every account has it.</summary>
    Task<IReadOnlyCollection<string>> HeldByAsync(IReadOnlyCollection<string> accounts);

    /// <summary>Whether everybody has it: nobody can be taken out of that.</summary>
    Task<bool> IsPublicAsync();

    /// <summary>Gives the permission; the same again changes nothing.</summary>
    Task GiveToAsync(IEnumerable<string> accounts);

    /// <summary>Takes the permission; the same again changes nothing.</summary>
    Task TakeFromAsync(IEnumerable<string> accounts);
}

/// <summary>Who may launch an image, and so see and copy it: accounts, and organizations and organizational units by their ARNs.</summary>
internal sealed class LaunchPermission(IAmazonEC2 ec2, string imageId) : ISourcePermission
{
    public string Id => imageId;

    public async Task<List<Tag>> TagsAsync() => (await ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [imageId], IncludeDisabled = true })).Images is [var image, ..]
        ? image.Tags ?? []
        : throw new ResourceNotVisibleException($"DescribeImages does not show {imageId}, and does not say that it is gone.");

    public async Task<bool> IsPublicAsync() => (await PermissionsAsync()).Exists(permission => permission.Group == PermissionGroup.All);

    public async Task<IReadOnlyCollection<string>> HeldByAsync(IReadOnlyCollection<string> accounts)
    {
        var permissions = await PermissionsAsync();
        return [.. accounts.Where(account => permissions.Exists(permission =>
            permission.UserId == account || permission.OrganizationArn == account || permission.OrganizationalUnitArn == account || permission.Group == PermissionGroup.All))];
    }

    public Task GiveToAsync(IEnumerable<string> accounts) => ModifyAsync(new LaunchPermissionModifications { Add = [.. accounts.Select(Holder)] });

    public Task TakeFromAsync(IEnumerable<string> accounts) => ModifyAsync(new LaunchPermissionModifications { Remove = [.. accounts.Select(Holder)] });

    private static Amazon.EC2.Model.LaunchPermission Holder(string account) =>
        !Arn.TryParse(account, out var arn) ? new() { UserId = account }
        : arn.Resource.StartsWith("ou/", StringComparison.Ordinal) ? new() { OrganizationalUnitArn = account }
        : new() { OrganizationArn = account };

    private async Task<List<Amazon.EC2.Model.LaunchPermission>> PermissionsAsync() =>
        (await ec2.DescribeImageAttributeAsync(new DescribeImageAttributeRequest { ImageId = imageId, Attribute = ImageAttributeName.LaunchPermission })).ImageAttribute?.LaunchPermissions ?? [];

    private async Task ModifyAsync(LaunchPermissionModifications change) =>
        await ec2.ModifyImageAttributeAsync(new ModifyImageAttributeRequest { ImageId = imageId, LaunchPermission = change });
}

/// <summary>Who may create volumes from a snapshot, and so read and copy it.</summary>
internal sealed class VolumePermission(IAmazonEC2 ec2, string snapshotId) : ISourcePermission
{
    public string Id => snapshotId;

    public async Task<List<Tag>> TagsAsync() => (await ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { SnapshotIds = [snapshotId] })).Snapshots is [var snapshot, ..]
        ? snapshot.Tags ?? []
        : throw new ResourceNotVisibleException($"DescribeSnapshots does not show {snapshotId}, and does not say that it is gone.");

    public async Task<bool> IsPublicAsync() => (await PermissionsAsync()).Exists(permission => permission.Group == PermissionGroup.All);

    public async Task<IReadOnlyCollection<string>> HeldByAsync(IReadOnlyCollection<string> accounts)
    {
        var permissions = await PermissionsAsync();
        return [.. accounts.Where(account => permissions.Exists(permission => permission.UserId == account || permission.Group == PermissionGroup.All))];
    }

    public Task GiveToAsync(IEnumerable<string> accounts) =>
        ModifyAsync(new CreateVolumePermissionModifications { Add = [.. accounts.Select(account => new CreateVolumePermission { UserId = account })] });

    public Task TakeFromAsync(IEnumerable<string> accounts) =>
        ModifyAsync(new CreateVolumePermissionModifications { Remove = [.. accounts.Select(account => new CreateVolumePermission { UserId = account })] });

    private async Task<List<CreateVolumePermission>> PermissionsAsync() => (await ec2.DescribeSnapshotAttributeAsync(
        new DescribeSnapshotAttributeRequest { SnapshotId = snapshotId, Attribute = SnapshotAttributeName.CreateVolumePermission })).CreateVolumePermissions ?? [];

    private async Task ModifyAsync(CreateVolumePermissionModifications change) => await ec2.ModifySnapshotAttributeAsync(
        new ModifySnapshotAttributeRequest { SnapshotId = snapshotId, Attribute = SnapshotAttributeName.CreateVolumePermission, CreateVolumePermission = change });
}
