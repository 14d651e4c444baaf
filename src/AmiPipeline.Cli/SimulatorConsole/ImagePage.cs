using AmiPipeline.Reports.Html;
using AmiPipeline.Reports.Lineage;
using AmiPipeline.Reports.Texts;
using AmiPipeline.Simulator.Inspection;

namespace AmiPipeline.Cli.SimulatorConsole;

/// <summary>The page of an image: its lineage, its devices, and whom it is shared with.</summary>
internal static class ImagePage
{
    /// <summary>The page; null if there is no such image.</summary>
    /// <param name="source">What the console shows.</param>
    /// <param name="id">The image's id.</param>
    public static ConsoleView? Create(ConsoleSource source, string id)
    {
        var version = source.Cloud.Changes;
        var places = source.Places();
        if (WorldLineage.Find(places, id) is not { } found || WorldLineage.Create(places, id) is not { } lineage)
        {
            return null;
        }

        var keys = new KeyCells(places, lineage.Keys);
        return new ConsoleView($"{id} {found.Image.Name}",
        [
            new("image", "Image", markup => WriteFacts(markup, found.Place, found.Image)),
            new("devices", "Devices", markup => WriteDevices(markup, found.Image, keys)),
            new("lineage", "Lineage", markup => WriteLineage(markup, id, lineage, keys, version)),
        ]);
    }

    private static void WriteFacts(MarkupWriter markup, AccountView place, ImageView image)
    {
        using var list = markup.Begin("dl", ("class", "facts"));
        markup.Element("dt", "Where");
        using (markup.Begin("dd"))
        {
            markup.Element("a", $"{place.AccountId} {place.Region}", ("href", ConsolePaths.Place(place.AccountId, place.Region)));
        }

        foreach (var (heading, text) in Facts(image).Where(fact => fact.Text.Length > 0))
        {
            markup.Element("dt", heading);
            markup.Element("dd", text);
        }
    }

    private static IEnumerable<(string Heading, string Text)> Facts(ImageView image) =>
    [
        ("State", image.StateReason is { } reason ? $"{image.State}: {reason}" : image.State),
        ("Description", image.Description),
        ("Attributes", image.Traits),
        ("Shared with", image.LaunchPermissions.Count == 0 ? "nobody" : string.Join(", ", image.LaunchPermissions)),
        ("Deregistration protection", image.DeregistrationProtection),
        ("Deprecated from", image.DeprecationTime is { } time ? Wording.Moment(time) : ""),
        ("Tags", string.Join(", ", image.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}"))),
    ];

    private static void WriteDevices(MarkupWriter markup, ImageView image, KeyCells keys)
    {
        var table = new HtmlTable("Devices, with the key of each snapshot", "Device", "Snapshot", "Size", "Type", "Key", "Content");
        foreach (var device in image.Devices)
        {
            table.Add(
                HtmlCell.Mono(device.DeviceName), HtmlCell.Mono(device.SnapshotId ?? "none"), HtmlCell.Number($"{device.SizeGiB} GiB"), device.VolumeType,
                device.SnapshotId is null ? new("", "muted") : device is { Encrypted: true, KeyArn: null } ? new("not known", "muted") : keys.Encryption(device.KeyArn), HtmlCell.Mono(device.Content ?? ""));
        }

        table.WriteTo(markup);
    }

    private static void WriteLineage(MarkupWriter markup, string id, LineageGraph lineage, KeyCells keys, long version)
    {
        using (HtmlPage.Scroll(markup, "Picture of the lineage"))
        {
            markup.Empty("img", ("class", "lineage"), ("src", ConsolePaths.Picture(id, version)), ("alt", "The lineage as a picture; the tree below has the same."));
        }

        markup.Element("pre", string.Join('\n', new LineageText(lineage, keys.Names).Lines()), ("tabindex", 0), ("aria-label", "The lineage as a tree"), ("role", "region"));
    }
}
