using System.Text.Json;
using AmiPipeline.Exploration.Faults;
using AmiPipeline.Simulator.Faults;
using AmiPipeline.Simulator.Inspection;

namespace AmiPipeline.Exploration.Trials;

/// <summary>What of the world before an execution a person can change, or EC2 confuse, to the execution's harm.</summary>
/// <param name="requested">What the request names.</param>
/// <param name="before">The world before.</param>
internal sealed class PersonTargets(RequestedNames requested, WorldState before)
{
    /// <summary>What a person acts on; null if the world has nothing of the kind.</summary>
    /// <param name="subject">What it is.</param>
    public PersonTarget? Find(PersonSubject subject) => subject switch
    {
        PersonSubject.Source => requested.ImageId is { } id && before.HomeView.Images.Any(image => image.Id == id) ? Target(before.Home, id, id) : null,
        PersonSubject.Key => Key(before.Home, requested.Root),
        PersonSubject.Alias => Alias(before.Home, requested.Root),
        PersonSubject.CopyKey => requested.Copies.Select(copy => Key(copy.Key, copy.Value)).FirstOrDefault(target => target is not null),
        PersonSubject.CopyAlias => requested.Copies.Select(copy => Alias(copy.Key, copy.Value)).FirstOrDefault(target => target is not null),
        _ => null,
    };

    /// <summary>A key of a new resource's Region that nothing there should be under: one that can be used, if there is one.</summary>
    /// <param name="made">The resource.</param>
    public string OtherKey(NewResource made) => OtherKeysAt(new Place(made.AccountId, made.Region)).FirstOrDefault(key => !key.IsUsed).Key?.Arn
        ?? $"arn:aws:kms:{made.Region}:{made.AccountId}:key/ffffffff-ffff-4fff-8fff-ffffffffffff";

    // A key of the account that is named, or else one that a source's snapshot is under.
    private PersonTarget? Key(Place place, JsonElement element)
    {
        var view = before.Views[place];
        var named = RequestedNames.KeysOf(element).Select(key => RequestedNames.Resolve(view, key)?.Arn);
        return named.Concat(KeysOfSource()).OfType<string>().FirstOrDefault(arn => view.Keys.Any(key => key.Arn == arn && !key.IsAwsManaged)) is { } found ? Target(place, found, found) : null;
    }

    private PersonTarget? Alias(Place place, JsonElement element)
    {
        var alias = RequestedNames.KeysOf(element).FirstOrDefault(key => key.StartsWith("alias/", StringComparison.Ordinal));
        var now = alias is null ? null : RequestedNames.Resolve(before.Views[place], alias);
        var other = now is null ? null : OtherKeysAt(place).Select(other => other.Key).FirstOrDefault(key => !key.IsAwsManaged && key.Arn != now.Arn);
        return now is not null && other is not null
            ? Target(place, alias!, alias!, other.Arn, now.Arn) with { OtherKeyArn = other.Arn }
            : null;
    }

    // Those that can be used, first what nothing there is to be under.
    private IEnumerable<(KeyView Key, bool IsUsed)> OtherKeysAt(Place place)
    {
        if (!before.Views.TryGetValue(place, out var view))
        {
            return [];
        }

        var element = place == before.Home ? requested.Root : requested.Copies.GetValueOrDefault(place);
        var named = element.ValueKind == JsonValueKind.Object ? RequestedNames.KeysOf(element) : [];
        var used = named.Append(view.DefaultKey).Select(key => RequestedNames.Resolve(view, key)?.Arn).Concat(KeysOfSource()).ToHashSet();
        return view.Keys.Where(key => key is { State: "Enabled", Spec: "SYMMETRIC_DEFAULT" }).Select(key => (key, used.Contains(key.Arn))).OrderBy(key => key.Item2).ThenBy(key => key.key.IsAwsManaged);
    }

    private IEnumerable<string?> KeysOfSource() => requested.InstanceId is { } instance
        ? before.HomeView.Volumes.Where(volume => volume.InstanceId == instance).Select(volume => volume.KeyArn)
        : before.HomeView.Images.Where(image => image.Id == requested.ImageId).SelectMany(image => image.Devices).Select(device => device.KeyArn);

    private static PersonTarget Target(Place place, string id, params IReadOnlyList<string> touched) => new(place.AccountId, place.Region, id) { Touched = touched };
}
