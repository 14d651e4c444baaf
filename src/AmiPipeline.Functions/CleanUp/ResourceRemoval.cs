namespace AmiPipeline.Functions.CleanUp;

/// <summary>Removes what an execution made, each kind by its own call.</summary>
internal static class ResourceRemoval
{
    /// <summary>Removes a resource if it can go now; otherwise says why not.</summary>
    public static async Task<string?> RemoveAsync(IAmazonEC2 ec2, TaggedResource resource)
    {
        if (resource.MustBeWaitedFor)
        {
            return null;
        }

        try
        {
            await (resource.Kind switch
            {
                Ec2ResourceKind.Image => ec2.DeregisterImageAsync(new DeregisterImageRequest { ImageId = resource.Id }),
                Ec2ResourceKind.Instance => ec2.TerminateInstancesAsync(new TerminateInstancesRequest([resource.Id])),
                Ec2ResourceKind.Volume => ec2.DeleteVolumeAsync(new DeleteVolumeRequest(resource.Id)),
                Ec2ResourceKind.SecurityGroup => ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = resource.Id }),
                _ => (Task)ec2.DeleteSnapshotAsync(new DeleteSnapshotRequest(resource.Id)),
            });
            return null;
        }
        catch (Exception error) when (AwsErrors.IsAwsFailure(error))
        {
            // One that cannot go must not keep the others: the next pass tries again.
            return AwsErrors.Tell(error);
        }
    }
}
