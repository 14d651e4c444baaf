using AmiPipeline.Reports.Html;
using AmiPipeline.Simulator.Inspection;

namespace AmiPipeline.Cli.SimulatorConsole;

/// <summary>What an account has in a Region, as tables: with the key of everything that may be encrypted, and with whom it is shared.</summary>
/// <param name="place">What there is.</param>
/// <param name="keys">Its keys.</param>
/// <param name="find">The text that rows contain; empty for all.</param>
internal sealed class PlaceTables(AccountView place, KeyCells keys, string find)
{
    private const int MaxOpenTags = 3;

    /// <summary>Writes the images.</summary>
    /// <param name="markup">Where to.</param>
    public void Images(MarkupWriter markup)
    {
        var table = new BoundedTable("Images, with the key of each snapshot", find, "Image", "Name", "State", "Devices", "Shared with", "Made of", "Tags");
        foreach (var image in place.Images)
        {
            table.Add(
                new(image.Id, "mono", Link: ConsolePaths.Image(image.Id)), image.Name, State(image.State, image.StateReason), new(string.Join('\n', image.Devices.Select(Device)), "lines mono"),
                Lines(image.LaunchPermissions), HtmlCell.Mono(image.SourceInstanceId ?? image.SourceImageId ?? ""), Tags(image.Id, image.Tags));
        }

        table.WriteTo(markup);
    }

    /// <summary>Writes the snapshots.</summary>
    /// <param name="markup">Where to.</param>
    public void Snapshots(MarkupWriter markup)
    {
        var table = new BoundedTable("Snapshots, with the key of each", find, "Snapshot", "State", "Size", "Key", "Volume", "Shared with", "Description", "Tags");
        foreach (var snapshot in place.Snapshots)
        {
            table.Add(
                HtmlCell.Mono(snapshot.Id), State(snapshot.State, snapshot.StateMessage), Size(snapshot.SizeGiB), keys.Encryption(snapshot.KeyArn), HtmlCell.Mono(snapshot.VolumeId),
                Lines(snapshot.CreateVolumePermissions), snapshot.Description, Tags(snapshot.Id, snapshot.Tags));
        }

        table.WriteTo(markup);
    }

    /// <summary>Writes the volumes.</summary>
    /// <param name="markup">Where to.</param>
    public void Volumes(MarkupWriter markup)
    {
        var table = new BoundedTable("Volumes, with the key of each", find, "Volume", "State", "Size", "Type", "Key", "From", "Attached to", "Zone", "Tags");
        foreach (var volume in place.Volumes)
        {
            table.Add(
                HtmlCell.Mono(volume.Id), volume.State, Size(volume.SizeGiB), volume.VolumeType, keys.Encryption(volume.KeyArn), HtmlCell.Mono(volume.SnapshotId ?? ""),
                new(volume.InstanceId is null ? "" : $"{volume.InstanceId}\n{volume.DeviceName}, {volume.AttachmentState}", "lines mono"), HtmlCell.Line(volume.Zone), Tags(volume.Id, volume.Tags));
        }

        table.WriteTo(markup);
    }

    /// <summary>Writes the instances.</summary>
    /// <param name="markup">Where to.</param>
    public void Instances(MarkupWriter markup)
    {
        var table = new BoundedTable("Instances, as long as EC2 shows them", find, "Instance", "State", "Type", "Image", "Zone", "Boots", "Tags");
        foreach (var instance in place.Instances)
        {
            table.Add(
                HtmlCell.Mono(instance.Id), State(instance.State, instance.StateReason), instance.InstanceType, HtmlCell.Mono(instance.ImageId), HtmlCell.Line(instance.Zone), HtmlCell.Number(instance.Boots), Tags(instance.Id, instance.Tags));
        }

        table.WriteTo(markup);
    }

    /// <summary>Writes the keys, with who may use them by a grant, and what new volumes are encrypted with.</summary>
    /// <param name="markup">Where to.</param>
    public void Keys(MarkupWriter markup)
    {
        markup.Element("p", $"Encryption by default is {(place.EncryptionByDefault ? "on" : "off")}. The default key is {place.DefaultKey}.");
        var table = new BoundedTable("Keys, with their grants", find, "Key", "Id", "State", "Spec", "Grants");
        foreach (var key in place.Keys)
        {
            table.Add(
                keys.Key(key.Arn, key.Aliases.Count == 0 ? "no alias" : string.Join(", ", key.Aliases)), HtmlCell.Mono(key.Id), new(key.State, key.State == "Enabled" ? null : "warn"), $"{key.Spec}{(key.IsAwsManaged ? ", AWS managed" : "")}",
                Lines([.. key.Grants.Select(grant => $"{grant.Grantee}: {string.Join(", ", grant.Operations)}")]));
        }

        table.WriteTo(markup);
    }

    /// <summary>Writes the security groups.</summary>
    /// <param name="markup">Where to.</param>
    public void SecurityGroups(MarkupWriter markup)
    {
        var table = new BoundedTable("Security groups, with their rules", find, "Group", "Name", "VPC", "In", "Out");
        foreach (var group in place.SecurityGroups)
        {
            table.Add(HtmlCell.Mono(group.Id), group.Name, HtmlCell.Mono(group.VpcId), Lines(group.Ingress), Lines(group.Egress));
        }

        table.WriteTo(markup);
    }

    /// <summary>Writes the account's own parameters of Systems Manager.</summary>
    /// <param name="markup">Where to.</param>
    public void Parameters(MarkupWriter markup)
    {
        var table = new BoundedTable("Parameters, with their newest values", find, "Parameter", "Value", "Version");
        foreach (var parameter in place.Parameters.Values.OrderBy(parameter => parameter.Name, StringComparer.Ordinal))
        {
            table.Add(HtmlCell.Mono(parameter.Name), HtmlCell.Mono(parameter.Value), new($"{parameter.Version}", "number"));
        }

        table.WriteTo(markup);
    }

    /// <summary>Writes the launch templates, with the image of each version, and launch configurations if there are any.</summary>
    /// <param name="markup">Where to.</param>
    public void LaunchTemplates(MarkupWriter markup)
    {
        var table = new BoundedTable("Launch templates, with the image of each version", find, "Launch template", "Name", "Default", "Versions");
        foreach (var template in place.LaunchTemplates)
        {
            table.Add(
                HtmlCell.Mono(template.Id), template.Name, new($"{template.DefaultVersion}", "number"),
                Lines([.. template.Images.OrderBy(version => version.Key).Select(version => $"{version.Key}: {version.Value ?? "no image"}")]));
        }

        table.WriteTo(markup);
        if (place.LaunchConfigurations.Count == 0)
        {
            return;
        }

        var configurations = new BoundedTable("Launch configurations of Auto Scaling", find, "Launch configuration", "Image");
        foreach (var configuration in place.LaunchConfigurations)
        {
            configurations.Add(configuration.Name, HtmlCell.Mono(configuration.ImageId));
        }

        configurations.WriteTo(markup);
    }

    private string Device(DeviceView device) =>
        $"{device.DeviceName} {device.SizeGiB} GiB {(device.SnapshotId is null ? "no snapshot" : device.KeyArn is { } key ? keys.Names.Shorten(key) : device.Encrypted ? "key not known" : "not encrypted")}";

    private static HtmlCell State(string state, string? reason) => new(
        reason is null ? state : $"{state}: {reason}", state is "failed" or "error" or "invalid" ? "bad" : state is "pending" or "creating" or "shutting-down" or "stopping" ? "warn" : null);

    private static HtmlCell Size(int size) => HtmlCell.Number($"{size} GiB");

    private static HtmlCell Lines(IReadOnlyList<string> lines) => new(string.Join('\n', lines), "lines mono");

    // What the pipeline has made has more tags than a row has room for.
    private static HtmlCell Tags(string id, IReadOnlyDictionary<string, string> tags) => new(
        string.Join('\n', tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}")), "lines mono tags",
        Fold: tags.Count > MaxOpenTags ? new HtmlFold($"tags-{id}", $"{tags.Count} tags") : null);
}
