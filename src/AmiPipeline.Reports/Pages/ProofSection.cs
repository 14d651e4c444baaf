using AmiPipeline.Plans;
using AmiPipeline.Reports.Html;
using AmiPipeline.Reports.Lineage;
using AmiPipeline.Reports.Texts;
using AmiPipeline.Verification;

namespace AmiPipeline.Reports.Pages;

/// <summary>What was planned beside what EC2 shows: the key of each snapshot, destination by destination, and every attribute.</summary>
internal static class ProofSection
{
    private const string NotCompared = "not reported, not compared";

    /// <summary>Writes it.</summary>
    /// <param name="markup">Where to.</param>
    /// <param name="content">The report's content.</param>
    public static void Write(MarkupWriter markup, ReportContent content)
    {
        if (content.Made is not { Plan: { } plan })
        {
            markup.Element("p", "The execution did not come to a plan, and made nothing that could be compared.");
            return;
        }

        if (content.Made.Image is { } image)
        {
            Snapshots(markup, content, $"{image.ImageId} in {image.Location.Region}{Suffix(content.Made.ImageState, image.IsKept)}", image.Devices, name => plan.Devices.First(device => device.DeviceName == name).Expected.AcceptedKeys);
            Values(image).WriteTo(markup);
        }
        else
        {
            markup.Element("p", plan.Route == ImageRoute.None ? "No image was made: all copies were committed before." : "No image passed the comparison. What was found to be different is in the result above.");
        }

        foreach (var (copy, index) in content.Made.Copies.Select((copy, index) => (copy, index)))
        {
            Copy(markup, content, copy, plan.Copies[index], copy.Location.Describe(plan.Location));
        }

        if (content.Made.Publications.Count > 0)
        {
            PublishedSection.Write(markup, content.Made.Publications, plan);
        }

        if (content.Made.Retention.Count > 0)
        {
            RetentionSection.Write(markup, content.Made.Retention, plan.Location);
        }
    }

    private static string Suffix(LineageState state, bool isKept) => state == LineageState.Kept ? ""
        : !isKept ? ", a temporary image"
        : state == LineageState.Removed ? ", which was removed"
        : ", which was not committed";

    private static void Copy(MarkupWriter markup, ReportContent content, ImageCopy copy, CopyPlan plan, string where)
    {
        if (copy.State == CopyState.Committed)
        {
            Snapshots(markup, content, $"{copy.ImageId} in {where}, a copy", copy.Devices, name => plan.Devices.FirstOrDefault(device => device.DeviceName == name)?.Key is { } key ? [key] : []);
            return;
        }

        markup.Element("h3", $"The copy in {where}");
        markup.Element("p", copy.Failure is { } failure ? $"{failure.Error}: {failure.Cause}" : Wording.Reason(copy), ("class", "bad"));
    }

    private static void Snapshots(MarkupWriter markup, ReportContent content, string title, IReadOnlyList<VerifiedDevice> devices, Func<string, IReadOnlyList<AcceptedKey>> accepted)
    {
        markup.Element("h3", title);
        var table = new HtmlTable($"The snapshots of {title}, planned and found", "Device", "Snapshot", "Size", "Planned key", "Found key", "As planned");
        foreach (var device in devices)
        {
            var keys = accepted(device.DeviceName);
            table.Add(
                HtmlCell.Mono(device.DeviceName), HtmlCell.Mono(device.SnapshotId ?? "none"), HtmlCell.Number($"{device.SizeGiB} GiB"), Planned(content, keys, device.Encrypted),
                device.Encrypted ? content.Key(device.KmsKeyId, device.KeyOrigin is { } origin ? $", {AcceptedKey.Describe(origin)}" : "") : new("not encrypted", "muted"), new("✓ yes", "good"));
        }

        table.WriteTo(markup);
    }

    private static HtmlCell Planned(ReportContent content, IReadOnlyList<AcceptedKey> keys, bool encrypted) => keys switch
    {
        [] => new(encrypted ? "any key" : "not encrypted", "muted"),
        [var only] => content.Key(only.KmsKeyId),
        _ => string.Join(" or ", keys.Select(key => content.Keys.Shorten(key.KmsKeyId))),
    };

    private static HtmlTable Values(VerifiedImage image)
    {
        var table = new HtmlTable($"Every value of {image.ImageId}, planned and found", "Of", "Value", "Planned", "Found", "As planned");
        foreach (var value in image.Attributes)
        {
            Add("image", value);
        }

        foreach (var (device, value) in image.Devices.SelectMany(device => device.Attributes.Select(value => (device.DeviceName, value))))
        {
            Add(device, value);
        }

        foreach (var device in image.Ephemerals)
        {
            Add(device.DeviceName, new VerifiedValue { Name = "instance store", Planned = device.Planned, Found = device.Found });
        }

        return table;

        // What the plan says and is not found has a reason among the warnings, or the image would not be verified. A key is one of those that are right.
        void Add(string of, VerifiedValue value) => table.Add(
            HtmlCell.Mono(of), value.Name, value.Planned is null ? new(NotCompared, "muted") : HtmlCell.Value(value.Planned), HtmlCell.Value(value.Found),
            value.Planned is null ? new("–", "muted") : value.Planned == value.Found || value.Name == "key" ? new("✓ yes", "good") : new("accepted, see warnings", "warn"));
    }
}
