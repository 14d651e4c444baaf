using System.Xml.Linq;

namespace AmiPipeline.Recorded.Tests.Fidelity;

/// <summary>Compares answers of the simulator with recorded ones: which fields, when, in which form.</summary>
internal static class Comparison
{
    /// <summary>Structures of which few answers were recorded, and where the same structure of the API was recorded often: what is reported there is no invention here.</summary>
    private static readonly (string Place, string Better)[] RecordedBetter =
    [
        ("CreateSnapshot", "DescribeSnapshots snapshotSet"),
        ("CreateVolume", "DescribeVolumes volumeSet"),
        ("RunInstances instancesSet", "DescribeInstances reservationSet instancesSet"),
    ];

    /// <summary>What DescribeVolumes always tells and CreateVolume was recorded without.</summary>
    private const string NotOfCreateVolume = "attachmentSet";

    /// <summary>What the recordings say against the rules: none, or a rule is wrong.</summary>
    public static IEnumerable<string> Faults(Survey recorded) =>
        from place in recorded.Places
        from field in recorded.Fields(place)
        let structures = recorded.At(place)
        let withField = structures.Where(structure => structure.Element(field) is not null).ToList()
        where withField.Count < structures.Count
        let rule = RuleFor(place, field)
        from fault in rule is null ? [$"{place} {field}: in {withField.Count} of {structures.Count}, and no rule says when"] : Against(rule, structures, place)
        select fault;

    /// <summary>How the simulator differs: each as a line for the document.</summary>
    public static IEnumerable<(string Where, string Difference)> Differences(Survey recorded, Survey simulated) =>
        from place in recorded.Places
        where simulated.At(place).Count > 0
        from field in recorded.Fields(place).Union(simulated.Fields(place))
        from difference in Presence(place, field, recorded, simulated).Concat(Forms(place, field, recorded, simulated))
        select ($"{place} {field}", difference);

    private static IEnumerable<string> Against(PresenceRule rule, IReadOnlyList<XElement> structures, string place)
    {
        if (rule.Holds is not { } holds)
        {
            yield break;
        }

        foreach (var structure in structures)
        {
            var has = structure.Element(rule.Field) is not null;
            if (has ? !holds(structure) : holds(structure) && !rule.IsNewer)
            {
                yield return $"{place} {rule.Field}: {(has ? "is there" : "is not there")}, against the rule \"{rule.When}\": {structure.ToString(SaveOptions.DisableFormatting)}";
            }
        }
    }

    private static IEnumerable<string> Presence(string place, string field, Survey recorded, Survey simulated)
    {
        var structures = simulated.At(place);
        var count = structures.Count(structure => structure.Element(field) is not null);
        if (!recorded.Fields(place).Contains(field))
        {
            return field != NotOfCreateVolume && recorded.Fields(Better(place)).Contains(field) ? [] : ["is present; in no recorded response"];
        }

        var rule = RuleFor(place, field) ?? RuleFor(Better(place), field);
        if (rule is null || recorded.At(Better(place)).All(structure => structure.Element(field) is not null))
        {
            return count == structures.Count ? [] : ["is absent; EC2 always returns it"];
        }

        return rule.Holds is { } holds ? Conditional(rule, holds, field, structures)
            : count > 0 ? []
            : [$"is always absent; EC2 returns it if {rule.When}"];
    }

    private static IEnumerable<string> Conditional(PresenceRule rule, Func<XElement, bool> holds, string field, IReadOnlyList<XElement> structures)
    {
        if (structures.Any(structure => holds(structure) && structure.Element(field) is null))
        {
            yield return rule.When == "always, today" ? "is absent; EC2 now always returns it" : $"is absent; EC2 returns it if {rule.When}";
        }

        if (structures.Any(structure => !holds(structure) && structure.Element(field) is not null))
        {
            yield return $"is present; EC2 returns it only if {rule.When}";
        }
    }

    private static IEnumerable<string> Forms(string place, string field, Survey recorded, Survey simulated)
    {
        var forms = recorded.All(place, field).Concat(recorded.All(Better(place), field)).Select(TextForm.Of).ToHashSet();
        var others = simulated.All(place, field).Select(TextForm.Of).Distinct().Where(form => !forms.Contains(form)).Order(StringComparer.Ordinal).ToList();
        if (forms.Count > 0 && others.Count > 0)
        {
            yield return $"is {string.Join(" or ", others)}; EC2 writes {string.Join(" or ", forms.Order(StringComparer.Ordinal))}";
        }

        var known = recorded.All(place, field).Select(element => element.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var text in simulated.All(place, field).Select(element => element.Value).Distinct().Where(text => !known.Contains(text) && known.Contains(text, StringComparer.OrdinalIgnoreCase)))
        {
            yield return $"is spelled {text}; EC2 writes {known.First(other => string.Equals(other, text, StringComparison.OrdinalIgnoreCase))}";
        }
    }

    private static string Better(string place)
    {
        var (few, many) = RecordedBetter.FirstOrDefault(pair => place == pair.Place || place.StartsWith(pair.Place + " ", StringComparison.Ordinal));
        return few is null ? place : many + place[few.Length..];
    }

    private static PresenceRule? RuleFor(string place, string field) => PresenceRules.All.FirstOrDefault(rule => rule.IsFor(place, field));
}
