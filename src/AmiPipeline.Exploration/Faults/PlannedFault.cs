namespace AmiPipeline.Exploration.Faults;

/// <summary>A fault of a kind at a target.</summary>
/// <param name="Target">Where.</param>
/// <param name="Kind">What.</param>
public sealed record PlannedFault(FaultTarget Target, FaultKind Kind)
{
    /// <summary>As keys have it, such as <c>CreateImage#1:lost-answer</c>.</summary>
    public override string ToString() => $"{Target}:{Kind.Name}";

    /// <summary>What a failure has to say of it: AWS's own reason. Null for nothing in particular, and if AWS shows none.</summary>
    public string? Reason => Target.Resource is { } resource && Kind.HidesReasonOf(resource) ? null : Kind.Reason;

    /// <summary>Whether the same request may run again after faults that strike together: what a person changed may forbid it, and what never ends keeps its name.</summary>
    /// <param name="faults">The faults.</param>
    public static bool MayRepeat(IEnumerable<PlannedFault> faults) => faults.All(fault => fault.Kind is { Act: null, IsLasting: false } or { Times: int.MaxValue });

    /// <summary>The key of faults that strike together.</summary>
    /// <param name="faults">The faults.</param>
    public static string KeyOf(IEnumerable<PlannedFault> faults) => string.Join(" + ", faults);

    /// <summary>Reads a key.</summary>
    /// <param name="key">What <see cref="KeyOf"/> writes.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public static IReadOnlyList<PlannedFault> Parse(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return [.. key.Split('+', StringSplitOptions.TrimEntries).Select(ParseOne)];
    }

    private static PlannedFault ParseOne(string text)
    {
        var colon = text.LastIndexOf(':');
        var target = colon < 0 ? null : FaultTarget.TryParse(text[..colon]);
        if (target is null)
        {
            throw new FormatException($"\"{text}\" is no fault. A fault is written like CreateImage#1:lost-answer, task Create image#1:crashed-before or new Image#1:fails.");
        }

        var kind = FaultKinds.All.FirstOrDefault(kind => kind.Name == text[(colon + 1)..] && kind.Scope == target.Scope);
        return kind is not null
            ? new PlannedFault(target, kind)
            : throw new FormatException($"\"{text[(colon + 1)..]}\" is no fault of {target}. There are {string.Join(", ", FaultKinds.All.Where(kind => kind.Scope == target.Scope).Select(kind => kind.Name))}.");
    }
}
