using AmiPipeline.Simulator.Definitions;

namespace AmiPipeline.Simulator.Saving;

/// <summary>Writes what an account has in one Region.</summary>
internal sealed class AccountWriter(MemberWriter members, string accountId, Region region)
{
    public void Write()
    {
        var settings = region.SettingsOf(accountId);
        members
            .Text("name", region.Name)
            .Flag("encryptionByDefault", settings.EncryptionByDefault)
            .Text("imageBlockPublicAccess", settings.ImageBlockPublicAccess, PublicAccess.Unblocked)
            .Text("snapshotBlockPublicAccess", settings.SnapshotBlockPublicAccess, PublicAccess.Unblocked)
            .Objects("keys", region.Keys.Values.Where(key => key.OwnerId == accountId), key => KeyWriter.Write(members, key, settings))
            .Text("defaultKey", settings.DefaultKey, AccountSettings.AwsManagedAlias);
        if (settings.AllowedImages != AllowedImages.Off)
        {
            members.Object("allowedImages", () => WriteAllowed(settings.AllowedImages));
        }

        members
            .Objects("parameters", settings.Parameters.Values, WriteParameter)
            .Objects("clientTokens", region.Tokens.Of(accountId), token => members
                .Text("key", token.Key)
                .Text("request", token.Use.Fingerprint)
                .Texts("ids", [.. token.Use.Ids]))
            .Objects("subnets", Own(region.Subnets), subnet => Tagged(subnet)
                .Text("zone", subnet.Zone)
                .Text("zoneId", subnet.ZoneId)
                .Text("vpcId", subnet.VpcId)
                .Text("cidrBlock", subnet.CidrBlock)
                .Flag("default", subnet.IsDefaultForZone, true)
                .Texts("sharedWith", subnet.SharedWith))
            .Objects("vpcs", Own(region.Vpcs), vpc => Tagged(vpc).Flag("default", vpc.IsDefault).Text("cidrBlock", vpc.CidrBlock))
            .Objects("securityGroups", Own(region.SecurityGroups), group => Tagged(group)
                .Text("name", group.Name)
                .Text("description", group.Description)
                .Text("vpcId", group.VpcId)
                .Objects("ingress", group.Ingress, WriteRule)
                .Objects("egress", group.Egress, WriteRule))
            .Objects("keyPairs", Own(region.KeyPairs), pair => Tagged(pair)
                .Text("name", pair.Name)
                .Text("type", pair.Type)
                .Text("fingerprint", pair.Fingerprint)
                .Time("createTime", pair.CreateTime))
            .Objects("launchTemplates", Own(region.LaunchTemplates), WriteTemplate)
            .Objects("launchConfigurations", settings.LaunchConfigurations.Values, configuration => members
                .Text("name", configuration.Name)
                .Text("imageId", configuration.ImageId)
                .Text("instanceType", configuration.InstanceType, LaunchConfiguration.UsualType)
                .Time("createdTime", configuration.Created, AccountReader.Beginning))
            .Objects("imageUsageReports", Own(region.UsageReports), report => Tagged(report)
                .Text("imageId", report.ImageId)
                .Texts("resourceTypes", report.ResourceTypes)
                .Texts("accountIds", report.AccountIds)
                .Time("creationTime", report.CreationTime)
                .Time("expirationTime", report.ExpirationTime)
                .Objects("entries", report.Entries, entry => members
                    .Text("accountId", entry.AccountId)
                    .Text("resourceType", entry.ResourceType)
                    .Number("count", entry.Count)))
            .Objects("snapshots", Own(region.Snapshots), snapshot => VolumeWriter.WriteSnapshot(Tagged(snapshot), snapshot))
            .Objects("images", Own(region.Images).Where(IsKept), image => ImageWriter.Write(Tagged(image), image))
            .Objects("volumes", Own(region.Volumes), volume => VolumeWriter.Write(Tagged(volume), volume))
            .Objects("instances", Own(region.Instances).Where(IsKept), instance => InstanceWriter.Write(Tagged(instance), instance));
    }

    private void WriteAllowed(AllowedImages allowed) => members
        .Text("state", allowed.State)
        .Objects("criteria", allowed.Criteria, criterion => members
            .Texts("imageProviders", [.. criterion.Providers])
            .Texts("imageNames", [.. criterion.Names])
            .Texts("marketplaceProductCodes", [.. criterion.ProductCodes])
            .Number("maximumDaysSinceCreated", criterion.MaxDaysSinceCreated)
            .Number("maximumDaysSinceDeprecated", criterion.MaxDaysSinceDeprecated)
            .Objects("imageWatermarks", criterion.Watermarks, watermark => members
                .Text("watermarkKey", watermark.Key)
                .Text("sourceImageRegion", watermark.SourceImageRegion)
                .Number("maximumDaysSinceSourceImageCreated", watermark.MaxDaysSinceSourceImageCreated)
                .Number("maximumDaysSinceWatermarkCreated", watermark.MaxDaysSinceAttached)));

    // One that somebody has terminated is forgotten within the hour; one that a file has stays.
    private static bool IsKept(Instance instance) => instance.State != InstanceState.Terminated || instance.StateReasonCode is null;

    private bool IsKept(Image image) => image.IsRegistered || region.Instances.Values.Any(instance => instance.ImageId == image.Id && IsKept(instance));

    private IEnumerable<T> Own<T>(Dictionary<string, T> resources)
        where T : Resource => resources.Values.Where(resource => resource.OwnerId == accountId);

    private MemberWriter Tagged(Resource resource) => members.Text("id", resource.Id).Map("tags", resource.Tags);

    private void WriteParameter(Parameter parameter) => members
        .Text("name", parameter.Name)
        .Text("type", parameter.Type)
        .Text("tier", parameter.Tier, "Standard")
        .Map("tags", parameter.Tags)
        .Objects("versions", parameter.Versions, version => members
            .Number("version", version.Number)
            .Text("value", version.Value)
            .Text("dataType", version.DataType, "text")
            .Texts("labels", version.Labels)
            .Text("description", version.Description)
            .Text("allowedPattern", version.AllowedPattern)
            .Text("keyId", version.KeyId)
            .Time("modified", version.Modified, AccountReader.Beginning));

    private void WriteTemplate(LaunchTemplate template) => Tagged(template)
        .Text("name", template.Name)
        .Time("createTime", template.CreateTime)
        .Text("createdBy", template.CreatedBy)
        .Number("defaultVersion", template.DefaultVersion, 1)
        .Number("nextVersion", template.NextVersion, template.Latest.Number + 1)
        .Objects("versions", template.Versions, version => members
            .Number("version", version.Number)
            .Time("createTime", version.CreateTime)
            .Text("createdBy", version.CreatedBy)
            .Text("description", version.Description)
            .Map("data", version.Data));

    private void WriteRule(SecurityRule rule) => members
        .Text("protocol", rule.Protocol)
        .Number("fromPort", rule.FromPort)
        .Number("toPort", rule.ToPort)
        .Text(RuleMembers.NameOf(rule.Kind), rule.Peer)
        .Text("description", rule.Description);
}
