using System.Globalization;
using AmiPipeline.Simulator.Faults;

namespace AmiPipeline.Exploration.Faults;

/// <summary>Where a fault strikes: a call by its action, a task by its state or a resource by its kind, each with its number among those of the same name.</summary>
/// <param name="Scope">What it is.</param>
/// <param name="Name">The action, the state or the kind of resource.</param>
/// <param name="Occurrence">Its number, from 1.</param>
public sealed record FaultTarget(FaultScope Scope, string Name, int Occurrence)
{
    /// <summary>The kind of resource; null for a call or a task.</summary>
    public ResourceKind? Resource => Scope == FaultScope.Resource ? Enum.Parse<ResourceKind>(Name) : null;

    /// <summary>As keys have it, such as <c>CreateImage#1</c>, <c>task Create image#1</c> or <c>new Image#1</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix(Scope)}{Name}#{Occurrence}");

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The target; null if the text is none.</returns>
    public static FaultTarget? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var hash = text.LastIndexOf('#');
        if (hash <= 0 || !int.TryParse(text.AsSpan(hash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var occurrence) || occurrence < 1)
        {
            return null;
        }

        var scope = text.StartsWith(Prefix(FaultScope.Task), StringComparison.Ordinal) ? FaultScope.Task
            : text.StartsWith(Prefix(FaultScope.Resource), StringComparison.Ordinal) ? FaultScope.Resource
            : FaultScope.Call;
        var name = text[Prefix(scope).Length..hash];
        return scope == FaultScope.Resource && !Enum.GetNames<ResourceKind>().Contains(name) ? null : new FaultTarget(scope, name, occurrence);
    }

    private static string Prefix(FaultScope scope) => scope switch
    {
        FaultScope.Task => "task ",
        FaultScope.Resource => "new ",
        _ => "",
    };
}
