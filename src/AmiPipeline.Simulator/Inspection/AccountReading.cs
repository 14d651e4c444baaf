namespace AmiPipeline.Simulator.Inspection;

/// <summary>Reads the views of an account out of a Region.</summary>
internal static class AccountReading
{
    public static AccountView Read(Region region, string accountId)
    {
        var settings = region.SettingsOf(accountId);
        return new AccountView
        {
            AccountId = accountId,
            Region = region.Name,
            Images = Own(region.Images, accountId, image => image.IsRegistered, image => View(region, image)),
            Snapshots = Own(region.Snapshots, accountId, _ => true, View),
            Volumes = Own(region.Volumes, accountId, _ => true, View),
            Instances = Own(region.Instances, accountId, _ => true, View),
            SecurityGroups = Own(region.SecurityGroups, accountId, _ => true, View),
            Parameters = settings.Parameters.Values.ToDictionary(
                parameter => parameter.Name, parameter => new ParameterView(parameter.ArnIn(region.Name, accountId), parameter.Name, parameter.Current.Value, parameter.Current.Number), StringComparer.Ordinal),
            LaunchTemplates = Own(region.LaunchTemplates, accountId, _ => true, template => new LaunchTemplateView(
                template.Id, template.Name, template.DefaultVersion, template.Versions.ToDictionary(version => version.Number, version => version.Data.GetValueOrDefault("ImageId")))),
            LaunchConfigurations = [.. settings.LaunchConfigurations.Values.Select(configuration => new LaunchConfigurationView(configuration.Name, configuration.ImageId))],
            Keys = [.. region.Keys.Values
                .Where(key => key.OwnerId == accountId)
                .OrderBy(key => key.Id, StringComparer.Ordinal)
                .Select(key => View(settings, key))],
            EncryptionByDefault = settings.EncryptionByDefault,
            DefaultKey = settings.DefaultKey,
            ImageBlockPublicAccess = settings.ImageBlockPublicAccess,
            SnapshotBlockPublicAccess = settings.SnapshotBlockPublicAccess,
        };
    }

    private static List<TView> Own<T, TView>(Dictionary<string, T> all, string accountId, Func<T, bool> condition, Func<T, TView> view)
        where T : Resource => [.. all.Values
            .Where(item => item.OwnerId == accountId && condition(item))
            .OrderBy(item => item.Id, StringComparer.Ordinal)
            .Select(view)];

    private static Dictionary<string, string> TagsOf(Resource resource) => new(resource.Tags, StringComparer.Ordinal);

    private static ImageView View(Region region, Image image) => new()
    {
        Id = image.Id,
        Name = image.Name,
        Description = image.Description,
        State = image.State,
        StateReason = image.StateReasonMessage,
        Traits = TraitsOf(image),
        SourceImageId = image.SourceImageId,
        SourceInstanceId = image.SourceInstanceId,
        Watermarks = [.. image.Watermarks.Select(watermark => watermark.Key)],
        Devices = [.. image.Devices.Select(device => View(region, device))],
        CreationDate = image.CreationDate,
        DeprecationTime = image.DeprecationTime,
        DeregistrationProtection = image.Protection.Name,
        LaunchPermissions = [.. image.LaunchPermissions],
        Tags = TagsOf(image),
    };

    private static string TraitsOf(Image image)
    {
        var traits = image.Traits;
        return $"{traits.Architecture} {traits.VirtualizationType} ena={traits.EnaSupport} sriov={traits.SriovNetSupport} boot={traits.BootMode} " +
            $"tpm={traits.TpmSupport} uefi={traits.UefiData} imds={image.ImdsSupport} platform={traits.PlatformDetails} " +
            $"operation={traits.UsageOperation} codes={string.Join(",", traits.ProductCodes)} root={traits.RootDeviceName}";
    }

    private static DeviceView View(Region region, ImageDevice device)
    {
        var snapshot = device.SnapshotId is null ? null : region.Snapshots.GetValueOrDefault(device.SnapshotId);
        return new DeviceView(
            device.DeviceName, device.SnapshotId, device.SizeGiB, device.VolumeType, device.Iops, device.Throughput,
            device.DeleteOnTermination, device.Encrypted, snapshot?.KeyArn, snapshot?.Content);
    }

    private static SecurityGroupView View(SecurityGroup group) => new()
    {
        Id = group.Id,
        Name = group.Name,
        VpcId = group.VpcId,
        Ingress = [.. group.Ingress.Select(rule => $"{rule.Protocol} {rule.Peer}")],
        Egress = [.. group.Egress.Select(rule => $"{rule.Protocol} {rule.Peer}")],
        Tags = TagsOf(group),
    };

    private static SnapshotView View(Snapshot snapshot) => new()
    {
        Id = snapshot.Id,
        VolumeId = snapshot.VolumeId,
        State = snapshot.State,
        StateMessage = snapshot.StateMessage,
        Description = snapshot.Description,
        SizeGiB = snapshot.SizeGiB,
        KeyArn = snapshot.KeyArn,
        Content = snapshot.Content,
        CreateVolumePermissions = [.. snapshot.CreateVolumePermissions],
        Tags = TagsOf(snapshot),
    };

    private static VolumeView View(Volume volume) => new()
    {
        Id = volume.Id,
        State = volume.State,
        SizeGiB = volume.SizeGiB,
        VolumeType = volume.VolumeType,
        Zone = volume.Zone,
        SnapshotId = volume.SnapshotId,
        KeyArn = volume.KeyArn,
        InstanceId = volume.Attachment?.InstanceId,
        DeviceName = volume.Attachment?.DeviceName,
        AttachmentState = volume.Attachment?.State,
        DeleteOnTermination = volume.Attachment?.DeleteOnTermination ?? false,
        Content = volume.Content,
        Tags = TagsOf(volume),
    };

    private static InstanceView View(Instance instance) => new()
    {
        Id = instance.Id,
        ImageId = instance.ImageId,
        InstanceType = instance.InstanceType,
        State = instance.State,
        StateReason = instance.StateReasonMessage,
        SubnetId = instance.SubnetId,
        Zone = instance.Zone,
        SecurityGroupIds = [.. instance.SecurityGroupIds],
        HasPublicAddress = instance.Addresses.HasPublic,
        Boots = instance.Boots,
        Tags = TagsOf(instance),
    };

    private static KeyView View(AccountSettings settings, KmsKey key) => new(
        key.Id,
        key.Arn,
        [.. settings.Aliases.Where(alias => alias.Value == key.Id).Select(alias => alias.Key)],
        key.State,
        key.Spec,
        key.Usage,
        key.IsAwsManaged)
    {
        Policy = key.PolicyText,
        UsableBy = key.UsableBy,
        Grants = [.. key.Grants.Select(grant => new GrantView(grant.Id, grant.Name, grant.GranteePrincipal, grant.Operations))],
    };
}
