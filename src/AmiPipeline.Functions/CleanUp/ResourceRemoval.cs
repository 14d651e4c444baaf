namespace AmiPipeline.Functions.CleanUp;

/// <summary>Removes what an execution made, each kind by its own call.</summary>
internal static class ResourceRemoval
{
    /// <summary>Begins to remove resources: in each account and Region one after the other, since the order counts there.</summary>
    /// <param name="resources">The resources, in the order in which they must go.</param>
    /// <param name="aws">The SDK's clients.</param>
    /// <param name="atOnce">In how many places at once.</param>
    /// <returns>By id, why each could not be removed; null for those that are being removed.</returns>
    public static async Task<IReadOnlyDictionary<string, string?>> RemoveAsync(IReadOnlyList<TaggedResource> resources, AwsClients aws, int atOnce)
    {
        var removals = await InParallel.SelectAsync([.. resources.DistinctBy(resource => resource.Id).GroupBy(resource => resource.Location)], atOnce, async here =>
        {
            var refusals = new List<KeyValuePair<string, string?>>();
            foreach (var resource in here)
            {
                refusals.Add(KeyValuePair.Create(resource.Id, await RemoveAsync(aws.Ec2(here.Key), resource)));
            }

            return refusals;
        });
        return Shorten([.. removals.SelectMany(refusals => refusals)]);
    }

    // A hundred copies have hundreds of snapshots, and all of them must fit into an execution's data.
    private static Dictionary<string, string?> Shorten(List<KeyValuePair<string, string?>> refusals)
    {
        var max = CleanUpEnd.MaxReasonOf(refusals.FindAll(refusal => refusal.Value is not null).Count);
        var all = new Dictionary<string, string?>();
        foreach (var (id, reason) in refusals)
        {
            all[id] = reason is null ? null : CleanUpEnd.Cut(reason, max);
        }

        return all;
    }

    // Null if it can go now or has to be waited for; otherwise why not.
    private static async Task<string?> RemoveAsync(IAmazonEC2 ec2, TaggedResource resource)
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
            return AwsErrors.Describe(error);
        }
    }
}
