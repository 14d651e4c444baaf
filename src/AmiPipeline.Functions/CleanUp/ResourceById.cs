namespace AmiPipeline.Functions.CleanUp;

/// <summary>What EC2 reports for one id. In a call with its id, a resource that does not exist is an error that says so; an empty listing proves nothing.</summary>
/// <param name="Resource">The resource; null if EC2 does not show it.</param>
/// <param name="IsGone">Whether EC2 says that it does not exist.</param>
internal sealed record ResourceById(TaggedResource? Resource, bool IsGone)
{
    /// <summary>Calls EC2.</summary>
    /// <param name="ec2">EC2 in the account and Region.</param>
    /// <param name="location">The account and Region.</param>
    /// <param name="id">The id.</param>
    public static async Task<ResourceById> ReadAsync(IAmazonEC2 ec2, AwsLocation location, string id)
    {
        try
        {
            var resource = await FindAsync(ec2, location, id);
            return new ResourceById(resource, resource is { IsGone: true });
        }
        catch (AmazonEC2Exception error) when (Ec2ErrorCodes.IsNotFound(error.ErrorCode))
        {
            return new ResourceById(null, true);
        }
    }

    private static async Task<TaggedResource?> FindAsync(IAmazonEC2 ec2, AwsLocation location, string id) => Ec2ResourceIds.KindOf(id) switch
    {
        Ec2ResourceKind.Image => (await ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [id], IncludeDisabled = true })).Images is [var image, ..] ? TaggedResource.From(image, location) : null,
        Ec2ResourceKind.Instance => (await ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [id] })).Reservations is [{ Instances: [var instance, ..] }, ..] ? TaggedResource.From(instance, location) : null,
        Ec2ResourceKind.Volume => (await ec2.DescribeVolumesAsync(new DescribeVolumesRequest { VolumeIds = [id] })).Volumes is [var volume, ..] ? TaggedResource.From(volume, location) : null,
        Ec2ResourceKind.SecurityGroup => (await ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { GroupIds = [id] })).SecurityGroups is [var group, ..] ? TaggedResource.From(group, location) : null,
        _ => (await ec2.DescribeSnapshotsAsync(new DescribeSnapshotsRequest { SnapshotIds = [id] })).Snapshots is [var snapshot, ..] ? TaggedResource.From(snapshot, location) : null,
    };
}
