using System.Globalization;
using System.Text.Json;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.Simulator.Inspection;

namespace AmiPipeline.Exploration.Oracles;

/// <summary>What the request asks to be published, read from its published fields: what points to an image points to the right one, and after a success everything does.</summary>
/// <param name="names">What the request names.</param>
internal sealed class ExpectedPublications(RequestedNames names)
{
    // To the minute is what the request asks for and what EC2 keeps (EC2 API Reference, EnableImageDeprecation); which of two minutes, an image's seconds leave open.
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement;

    private IEnumerable<(Place Place, JsonElement Publish)> Places =>
        names.Places.Select(place => (place, Publish: (names.Copies.TryGetValue(place, out var copy) ? Member(copy, "publish") : null) ?? Member(names.Root, "publish") ?? Nothing));

    /// <summary>The ARNs of the parameters that are to be written.</summary>
    /// <param name="state">The world.</param>
    public IEnumerable<string> Parameters(WorldState state) => Places
        .Select(each => RequestedNames.Text(each.Publish, "parameter") is { } name ? state.Views[each.Place].Parameters.GetValueOrDefault(name)?.Arn : null)
        .OfType<string>();

    /// <summary>What is wrong with what is published; null for nothing.</summary>
    /// <param name="before">The world before.</param>
    /// <param name="after">The world after.</param>
    /// <param name="images">The committed images that were added, by where they are.</param>
    /// <param name="isComplete">Whether everything must be there.</param>
    public string? FindFault(WorldState before, WorldState after, IReadOnlyDictionary<Place, ImageView> images, bool isComplete) =>
        Places.Select(each => FindFault(each.Place, before, after, images, isComplete)).FirstOrDefault(fault => fault is not null);

    /// <summary>What is wrong with what is published in one place; null for nothing.</summary>
    /// <param name="place">The place.</param>
    /// <param name="before">The world before.</param>
    /// <param name="after">The world after.</param>
    /// <param name="images">The committed images that were added, by where they are.</param>
    /// <param name="isComplete">Whether everything must be there.</param>
    public string? FindFault(Place place, WorldState before, WorldState after, IReadOnlyDictionary<Place, ImageView> images, bool isComplete) =>
        (FindFault(Places.First(each => each.Place == place).Publish, place, before.Views[place], after.Views[place], images.GetValueOrDefault(place), isComplete)
            ?? FindForeignWatermark(images.GetValueOrDefault(place), before)) is { } fault ? $"{fault} in {place}" : null;

    // What points to an image does so once it is as it is to be itself.
    private static string? FindFault(JsonElement publish, Place place, AccountView before, AccountView after, ImageView? image, bool isComplete) =>
        FindParameterFault(publish, before, after, image, isComplete)
        ?? FindTemplateFault(publish, before, after, image, isComplete)
        ?? (image is not null && (isComplete || IsNew(image, publish, before, after)) ? FindSettingFault(publish, place, image) : null);

    private static bool IsNew(ImageView image, JsonElement publish, AccountView before, AccountView after) =>
        (RequestedNames.Text(publish, "parameter") is { } name && after.Parameters.GetValueOrDefault(name) is { } parameter && parameter.Value == image.Id && parameter.Version != before.Parameters.GetValueOrDefault(name)?.Version)
        || (Member(publish, "launchTemplate") is { } named && Find(after, named)?.Images.Values.Contains(image.Id) == true && Find(before, named)?.Images.Values.Contains(image.Id) != true);

    // An image has what it carries and what is requested, somewhere: a copy may be made of an image that has its own already.
    private string? FindForeignWatermark(ImageView? image, WorldState before)
    {
        var known = before.Views.Values.SelectMany(view => view.Images).SelectMany(each => each.Watermarks).Concat(Places.SelectMany(each => WatermarksOf(each.Publish, each.Place)));
        return image?.Watermarks.Except(known).FirstOrDefault() is { } foreign ? $"{image.Id} has the watermark {foreign}, which nobody has requested" : null;
    }

    private static IEnumerable<string> WatermarksOf(JsonElement publish, Place place) =>
        Member(publish, "watermarks") is { } names ? names.EnumerateArray().Select(name => $"{place.AccountId}:{name.GetString()}") : [];

    private static string? FindParameterFault(JsonElement publish, AccountView before, AccountView after, ImageView? image, bool isComplete)
    {
        if (RequestedNames.Text(publish, "parameter") is not { } name)
        {
            return null;
        }

        var (former, current) = (before.Parameters.GetValueOrDefault(name), after.Parameters.GetValueOrDefault(name));
        return current?.Version != former?.Version && current?.Value != image?.Id ? $"{name} names {current?.Value}, and {image?.Id ?? "no image"} is committed"
            : (current?.Version ?? 0) - (former?.Version ?? 0) > 1 ? $"{name} was written more than once"
            : isComplete && current?.Value != image?.Id ? $"{name} names {current?.Value ?? "nothing"}, not {image?.Id}"
            : null;
    }

    private static string? FindTemplateFault(JsonElement publish, AccountView before, AccountView after, ImageView? image, bool isComplete)
    {
        var wanted = Member(publish, "launchTemplate");
        var other = before.LaunchTemplates.FirstOrDefault(template => !IsNamed(wanted, template) && !IsSame(template, after.LaunchTemplates.FirstOrDefault(now => now.Id == template.Id)));
        return other is not null ? $"{other.Id}, which is not to be changed, is"
            : wanted is { } named ? FindFaultOf(named, before, after, image, isComplete)
            : null;
    }

    private static string? FindFaultOf(JsonElement wanted, AccountView before, AccountView after, ImageView? image, bool isComplete)
    {
        var (former, current) = (Find(before, wanted), Find(after, wanted));
        var added = current?.Images.Where(version => former?.Images.ContainsKey(version.Key) != true).ToList() ?? [];
        var setsDefault = Member(wanted, "setDefault")?.ValueKind == JsonValueKind.True;
        var launches = setsDefault && image is not null && current?.Images.GetValueOrDefault(current.DefaultVersion) == image.Id;
        return added.Find(version => version.Value != image?.Id) is { Key: > 0 } wrong ? $"version {wrong.Key} of {current!.Id} launches {wrong.Value}, and {image?.Id ?? "no image"} is committed"
            : added.Count > 1 ? $"{current!.Id} got {added.Count} versions"
            : isComplete && added.Count == 0 ? $"the launch template has no version with {image?.Id}"
            : !launches && (current?.DefaultVersion != former?.DefaultVersion || (isComplete && setsDefault)) ? $"the default version of {current?.Id} is {current?.DefaultVersion}, and was {former?.DefaultVersion}"
            : null;
    }

    private static LaunchTemplateView? Find(AccountView account, JsonElement wanted) => account.LaunchTemplates.FirstOrDefault(template => IsNamed(wanted, template));

    private static bool IsNamed(JsonElement? wanted, LaunchTemplateView template) =>
        wanted is { } named && (template.Id == RequestedNames.Text(named, "launchTemplateId") || template.Name == RequestedNames.Text(named, "launchTemplateName"));

    private static bool IsSame(LaunchTemplateView template, LaunchTemplateView? now) =>
        now?.DefaultVersion == template.DefaultVersion && now.Images.OrderBy(version => version.Key).SequenceEqual(template.Images.OrderBy(version => version.Key));

    private static string? FindSettingFault(JsonElement publish, Place place, ImageView image) =>
        DeprecationOf(publish, image) is { } date && !((image.DeprecationTime - date)?.Duration() < Minute) ? $"{image.Id} is deprecated {image.DeprecationTime?.ToString("u", CultureInfo.InvariantCulture) ?? "never"}, not {date:u}"
        : RequestedNames.Text(publish, "deregistrationProtection") is { } protection && image.DeregistrationProtection != (protection == "withCooldown" ? "enabled-with-cooldown" : "enabled-without-cooldown")
            ? $"{image.Id} has the protection {image.DeregistrationProtection}"
        : RequestedNames.Text(publish, "imdsSupport") is { } imds && !image.Traits.Contains($"imds={imds} ", StringComparison.Ordinal) ? $"{image.Id} has not the IMDS support {imds}"
        : WatermarksOf(publish, place).Except(image.Watermarks).FirstOrDefault() is { } missing ? $"{image.Id} has not the watermark {missing}"
        : null;

    private static DateTimeOffset? DeprecationOf(JsonElement publish, ImageView image) =>
        RequestedNames.Text(publish, "deprecateAt") is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
        : Member(publish, "deprecateAfterDays") is { } days ? image.CreationDate.AddDays(days.GetInt32())
        : null;

    private static JsonElement? Member(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value : null;
}
