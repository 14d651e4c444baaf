namespace AmiPipeline.Functions.Sharing;

/// <summary>Who may create volumes from a snapshot, and so read and copy it.</summary>
internal sealed class VolumePermission(IAmazonEC2 ec2, string snapshotId) : ISourcePermission
{
    public string Id => snapshotId;

    public async Task<List<Tag>> TagsAsync() => (await ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { SnapshotIds = [snapshotId] })).Snapshots is [var snapshot, ..]
        ? snapshot.Tags ?? []
        : throw new ResourceNotVisibleException($"DescribeSnapshots does not show {snapshotId}, and does not say that it is gone.");

    public async Task<bool> IsHeldByAsync(string accountId)
    {
        var response = await ec2.DescribeSnapshotAttributeAsync(
            new DescribeSnapshotAttributeRequest { SnapshotId = snapshotId, Attribute = SnapshotAttributeName.CreateVolumePermission });
        return (response.CreateVolumePermissions ?? []).Exists(permission => permission.UserId == accountId || permission.Group == PermissionGroup.All);
    }

    public Task GiveToAsync(string accountId) =>
        ModifyAsync(new CreateVolumePermissionModifications { Add = [new() { UserId = accountId }] });

    public Task TakeFromAsync(string accountId) =>
        ModifyAsync(new CreateVolumePermissionModifications { Remove = [new() { UserId = accountId }] });

    private async Task ModifyAsync(CreateVolumePermissionModifications change) => await ec2.ModifySnapshotAttributeAsync(
        new ModifySnapshotAttributeRequest { SnapshotId = snapshotId, Attribute = SnapshotAttributeName.CreateVolumePermission, CreateVolumePermission = change });
}
