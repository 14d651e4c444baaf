using System.Text.Json;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.Simulator.Inspection;

namespace AmiPipeline.Exploration.Oracles;

/// <summary>What the request asks to be published, read from its published fields: what points to an image points to the right one, and after a success everything does.</summary>
/// <param name="names">What the request names.</param>
internal sealed class WantedPublications(RequestedNames names)
{
    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement;

    private IEnumerable<(Place Place, JsonElement Publish)> Places =>
        names.Copies.Select(copy => (copy.Key, Publish: Member(copy.Value, "publish") ?? Member(names.Root, "publish") ?? Nothing)).Prepend((names.Home, Member(names.Root, "publish") ?? Nothing));

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
        Places.Select(each => FindFault(each.Publish, before.Views[each.Place], after.Views[each.Place], images.GetValueOrDefault(each.Place), isComplete) is { } fault ? $"{fault} in {each.Place}" : null)
            .FirstOrDefault(fault => fault is not null);

    private static string? FindFault(JsonElement publish, AccountView before, AccountView after, ImageView? image, bool isComplete) =>
        FindParameterFault(publish, before, after, image, isComplete)
        ?? FindTemplateFault(publish, before, after, image, isComplete)
        ?? (isComplete && image is not null ? FindSettingFault(publish, image) : null);

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
        if (Member(publish, "launchTemplate") is not { } wanted)
        {
            return null;
        }

        var (former, current) = (Find(before, wanted), Find(after, wanted));
        var added = current?.Images.Where(version => former?.Images.ContainsKey(version.Key) != true).ToList() ?? [];
        return added.Find(version => version.Value != image?.Id) is { Key: > 0 } wrong ? $"version {wrong.Key} of {current!.Id} launches {wrong.Value}, and {image?.Id ?? "no image"} is committed"
            : added.Count > 1 ? $"{current!.Id} got {added.Count} versions"
            : isComplete && added.Count == 0 ? $"the launch template has no version with {image?.Id}"
            : isComplete && Member(wanted, "setDefault")?.ValueKind == JsonValueKind.True && current!.Images[current.DefaultVersion] != image?.Id ? $"the default version of {current.Id} does not launch {image?.Id}"
            : null;
    }

    private static LaunchTemplateView? Find(AccountView account, JsonElement wanted) => account.LaunchTemplates.FirstOrDefault(template =>
        template.Id == RequestedNames.Text(wanted, "launchTemplateId") || template.Name == RequestedNames.Text(wanted, "launchTemplateName"));

    private static string? FindSettingFault(JsonElement publish, ImageView image) =>
        (publish.TryGetProperty("deprecateAfterDays", out _) || publish.TryGetProperty("deprecateAt", out _)) && image.DeprecationTime is null ? $"{image.Id} has no deprecation date"
        : RequestedNames.Text(publish, "deregistrationProtection") is { } protection && image.DeregistrationProtection != (protection == "withCooldown" ? "enabled-with-cooldown" : "enabled-without-cooldown")
            ? $"{image.Id} has the protection {image.DeregistrationProtection}"
        : RequestedNames.Text(publish, "imdsSupport") is { } imds && !image.Traits.Contains($"imds={imds} ", StringComparison.Ordinal) ? $"{image.Id} has not the IMDS support {imds}"
        : null;

    private static JsonElement? Member(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value : null;
}
