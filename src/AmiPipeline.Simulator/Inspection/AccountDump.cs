namespace AmiPipeline.Simulator.Inspection;

/// <summary>Writes an account as lines of text that can be compared.</summary>
internal static class AccountDump
{
    public static List<string> LinesOf(AccountView account) =>
    [
        $"account {account.AccountId} {account.Region} encryptionByDefault={account.EncryptionByDefault} defaultKey={account.DefaultKey}",
        .. account.Keys.Select(key => $"key {key.Arn} {string.Join(",", key.Aliases)} {key.State} {key.Spec} {key.Usage}"),
        .. account.Keys.SelectMany(key => key.Grants, (key, grant) => $"grant {grant.Name} on {key.Id} to {grant.Grantee} {string.Join(",", grant.Operations)}"),
        .. account.Images.Select(Line),
        .. account.Snapshots.Select(Line),
        .. account.Volumes.Select(Line),
        .. account.Instances.Select(Line),
        .. account.SecurityGroups.Select(Line),
    ];

    internal static string Line(ImageView image) =>
        $"image {image.Id} '{image.Name}' '{image.Description}' {image.State} {image.StateReason} {image.Traits} " +
        $"from={image.SourceImageId}{image.SourceInstanceId} watermarks={string.Join(",", image.Watermarks)} sharedWith={string.Join(",", image.LaunchPermissions)} " +
        $"deprecated={image.DeprecationTime:O} protection={image.DeregistrationProtection} [{string.Join("; ", image.Devices)}] {TagsOf(image.Tags)}";

    internal static string Line(SnapshotView snapshot) =>
        $"snapshot {snapshot.Id} {snapshot.VolumeId} {snapshot.State} {snapshot.StateMessage} '{snapshot.Description}' {snapshot.SizeGiB} GiB " +
        $"key={snapshot.KeyArn} content={snapshot.Content} sharedWith={string.Join(",", snapshot.CreateVolumePermissions)} {TagsOf(snapshot.Tags)}";

    internal static string Line(VolumeView volume) =>
        $"volume {volume.Id} {volume.State} {volume.SizeGiB} GiB {volume.VolumeType} {volume.Zone} from={volume.SnapshotId} key={volume.KeyArn} " +
        $"at={volume.InstanceId}:{volume.DeviceName} {volume.AttachmentState} {volume.DeleteOnTermination} content={volume.Content} {TagsOf(volume.Tags)}";

    internal static string Line(InstanceView instance) =>
        $"instance {instance.Id} {instance.ImageId} {instance.InstanceType} {instance.State} {instance.StateReason} {instance.SubnetId} {instance.Zone} " +
        $"boots={instance.Boots} {TagsOf(instance.Tags)}";

    internal static string Line(SecurityGroupView group) =>
        $"group {group.Id} '{group.Name}' {group.VpcId} in={string.Join(",", group.Ingress)} out={string.Join(",", group.Egress)} {TagsOf(group.Tags)}";

    internal static string TagsOf(IEnumerable<KeyValuePair<string, string>> tags) =>
        "{" + string.Join(", ", tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}")) + "}";
}
