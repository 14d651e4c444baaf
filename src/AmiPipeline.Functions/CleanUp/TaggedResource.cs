namespace AmiPipeline.Functions.CleanUp;

/// <summary>A resource that the execution made, as far as clean-up cares.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Location">Where it is.</param>
/// <param name="State">EC2's word for its state.</param>
/// <param name="Committed">Whether it is committed.</param>
/// <param name="Tags">Its tags.</param>
internal sealed record TaggedResource(Ec2ResourceKind Kind, string Id, AwsLocation Location, string State, bool Committed, List<Tag> Tags)
{
    /// <summary>The ids of an image's snapshots and of an instance's volumes. Default: none.</summary>
    public IReadOnlyList<string> PartIds { get; init; } = [];

    public static TaggedResource From(Image image, AwsLocation location) => new(Ec2ResourceKind.Image, image.ImageId, location, image.State.Value, Ec2Tags.IsCommitted(image.Tags), image.Tags)
    {
        PartIds = [.. (image.BlockDeviceMappings ?? []).Select(device => device.Ebs?.SnapshotId).OfType<string>()],
    };

    public static TaggedResource From(Instance instance, AwsLocation location) => new(Ec2ResourceKind.Instance, instance.InstanceId, location, instance.State.Name.Value, Ec2Tags.IsCommitted(instance.Tags), instance.Tags)
    {
        PartIds = [.. (instance.BlockDeviceMappings ?? []).Select(device => device.Ebs?.VolumeId).OfType<string>()],
    };

    public static TaggedResource From(Volume volume, AwsLocation location) => new(Ec2ResourceKind.Volume, volume.VolumeId, location, volume.State.Value, Ec2Tags.IsCommitted(volume.Tags), volume.Tags);

    public static TaggedResource From(Snapshot snapshot, AwsLocation location) => new(Ec2ResourceKind.Snapshot, snapshot.SnapshotId, location, snapshot.State.Value, Ec2Tags.IsCommitted(snapshot.Tags), snapshot.Tags);

    /// <summary>A security group has no state.</summary>
    public static TaggedResource From(SecurityGroup group, AwsLocation location) => new(Ec2ResourceKind.SecurityGroup, group.GroupId, location, "available", Committed: false, group.Tags ?? []);

    /// <summary>Whether EC2 only still shows it, though it is gone.</summary>
    public bool IsGone => State is "terminated" or "deleted" or "deregistered";

    /// <summary>Whether it is going already, or must first end on its own: then there is nothing to call.</summary>
    public bool MustBeWaitedFor => Kind switch
    {
        Ec2ResourceKind.Instance => State == InstanceStateName.ShuttingDown.Value,
        Ec2ResourceKind.Volume => State is "deleting" or "in-use" or "creating",
        Ec2ResourceKind.Snapshot => State == SnapshotState.Pending.Value,
        _ => false,
    };

    /// <summary>Whether something else must go first: an instance keeps its security groups.</summary>
    /// <param name="all">What is there.</param>
    public bool IsKeptBy(IReadOnlyList<TaggedResource> all) => Kind == Ec2ResourceKind.SecurityGroup && all.Any(other => other.Kind == Ec2ResourceKind.Instance);

    /// <summary>Whether it is of a kind that is ever committed.</summary>
    public bool IsCommittable => Kind is Ec2ResourceKind.Image or Ec2ResourceKind.Snapshot;
}
