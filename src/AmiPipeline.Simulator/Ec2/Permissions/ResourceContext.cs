using System.Globalization;
using AmiPipeline.Simulator.Policies;

namespace AmiPipeline.Simulator.Ec2.Permissions;

/// <summary>
/// What resources offer to conditions (Service Authorization Reference, "Condition keys for Amazon EC2"). What is not there, or is not the
/// caller's to see, offers nothing. Tags are reported for the caller's own resources only.
/// </summary>
internal static class ResourceContext
{
    public static RequestContext Image(Call call, Region region, string id, bool withTags = true)
    {
        var context = new RequestContext().With("ec2:ImageID", id);
        return region.Images.GetValueOrDefault(id) is { } image && call.CanSee(image)
            ? Owned(call, image, context, withTags).With("ec2:Owner", OwnerOf(region, image.OwnerId)).WithKnown("ec2:Public", withTags ? Text(image.LaunchPermissions.Contains("all")) : null)
            : context;
    }

    public static RequestContext Snapshot(Call call, Region region, string id, bool withTags = true, bool withEncryption = false)
    {
        var context = new RequestContext().With("ec2:SnapshotID", id);
        if (region.Snapshots.GetValueOrDefault(id) is not { } snapshot)
        {
            return context;
        }

        Owned(call, snapshot, context, withTags).With("ec2:Owner", OwnerOf(region, snapshot.OwnerId));
        return withEncryption ? context.With("ec2:Encrypted", Text(snapshot.KeyArn is not null)) : context;
    }

    // An owner with an alias, such as Amazon, is known by that (Service Authorization Reference, "Condition keys for Amazon EC2").
    private static string OwnerOf(Region region, string accountId) => region.SettingsOf(accountId).OwnerAlias ?? accountId;

    public static RequestContext Volume(Call call, string id) =>
        call.Region.Volumes.GetValueOrDefault(id) is { } volume
            ? Owned(call, volume, new RequestContext())
                .With("ec2:Encrypted", Text(volume.KeyArn is not null))
                .WithKnown("ec2:ParentSnapshot", volume.SnapshotId is { } parent ? SnapshotArn(call.Region, parent) : null)
            : new RequestContext();

    public static RequestContext Instance(Call call, string id) =>
        call.Region.Instances.GetValueOrDefault(id) is { } instance
            ? Owned(call, instance, new RequestContext())
                .With("ec2:InstanceID", id)
                .With("ec2:InstanceType", instance.InstanceType)
                .With("ec2:MetadataHttpEndpoint", instance.Metadata.HttpEndpoint)
                .With("ec2:MetadataHttpTokens", instance.Metadata.HttpTokens)
                .With("ec2:MetadataHttpPutResponseHopLimit", instance.Metadata.HopLimit.ToString(CultureInfo.InvariantCulture))
            : new RequestContext();

    public static RequestContext Subnet(Call call, string id) =>
        call.Region.Subnets.GetValueOrDefault(id) is { } subnet
            ? Owned(call, subnet, new RequestContext()).With("ec2:SubnetID", id).With("ec2:Vpc", VpcArn(call, subnet.VpcId))
            : new RequestContext();

    public static RequestContext Vpc(Call call, string id) =>
        call.Region.Vpcs.GetValueOrDefault(id) is { } vpc
            ? Owned(call, vpc, new RequestContext()).With("ec2:VpcID", id)
            : new RequestContext();

    public static RequestContext SecurityGroup(Call call, string id) =>
        call.Region.SecurityGroups.GetValueOrDefault(id) is { } group
            ? Owned(call, group, new RequestContext()).With("ec2:SecurityGroupID", id).With("ec2:Vpc", VpcArn(call, group.VpcId))
            : new RequestContext();

    /// <summary>A resource of any type, as CreateTags and DeleteTags take it.</summary>
    public static RequestContext Any(Call call, Resource? resource) =>
        resource is null ? new RequestContext() : Owned(call, resource, new RequestContext());

    public static string SnapshotArn(Region region, string id) => Partition.Arn("ec2", region.Name, "", $"snapshot/{id}");

    public static string VpcArn(Call call, string id) => Partition.Arn("ec2", call.Region.Name, call.Region.Vpcs.GetValueOrDefault(id)?.OwnerId ?? call.AccountId, $"vpc/{id}");

    public static string Text(bool flag) => flag ? "true" : "false";

    private static RequestContext Owned(Call call, Resource resource, RequestContext context, bool withTags = true)
    {
        context.With("aws:ResourceAccount", resource.OwnerId);
        if (withTags && resource.OwnerId == call.AccountId)
        {
            foreach (var (key, value) in resource.Tags)
            {
                context.With("aws:ResourceTag/" + key, value).With("ec2:ResourceTag/" + key, value);
            }
        }

        return context;
    }
}
