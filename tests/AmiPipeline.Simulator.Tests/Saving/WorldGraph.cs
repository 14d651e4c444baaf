using System.Collections;
using System.Reflection;
using AmiPipeline.Simulator.World;

namespace AmiPipeline.Simulator.Tests.Saving;

/// <summary>All that a world holds, property by property, found by reflection: a property that is new is in it.</summary>
internal static class WorldGraph
{
    private static readonly string World = typeof(AwsWorld).Namespace!;

    /// <summary>Every value with its place, such as <c>Regions/us-east-1/Images/ami-1/Name</c>.</summary>
    public static IReadOnlyList<(string Place, string Property, string Value)> Values(AwsWorld world)
    {
        var found = new List<(string, string, string)>();
        Walk(world, "", found);
        return found;
    }

    private static void Walk(object item, string place, List<(string Place, string Property, string Value)> found)
    {
        foreach (var property in item.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(IsState))
        {
            var name = $"{property.DeclaringType!.Name}.{property.Name}";
            foreach (var (part, value) in Parts(property.GetValue(item)))
            {
                var there = $"{place}/{property.Name}{part}";
                if (value is not null && value.GetType().Namespace == World && !value.GetType().IsEnum)
                {
                    found.Add((there, name, "one"));
                    Walk(value, there, found);
                }
                else
                {
                    found.Add((there, name, value is IEnumerable<string> texts ? string.Join(", ", texts) : value?.ToString() ?? "none"));
                }
            }
        }
    }

    // What follows from other properties has no setter, and no collection to fill.
    private static bool IsState(PropertyInfo property) => property.GetIndexParameters().Length == 0
        && (property.CanWrite || (typeof(ICollection).IsAssignableFrom(property.PropertyType) && IsAutomatic(property)))
        && property.Name != "EqualityContract";

    private static bool IsAutomatic(PropertyInfo property) =>
        property.DeclaringType!.GetField($"<{property.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic) is not null;

    private static IEnumerable<(string Part, object? Value)> Parts(object? value) => value switch
    {
        null or string => [("", value)],
        IDictionary pairs => pairs.Count == 0 ? [("", null)] : pairs.Keys.Cast<object>().Select(key => ($"/{key}", pairs[key])),
        IEnumerable items => Listed(items),
        _ => [("", value)],
    };

    private static IEnumerable<(string Part, object? Value)> Listed(IEnumerable items)
    {
        var listed = items.Cast<object?>().Select((item, index) => ($"/{index}", item)).ToList();
        return listed.Count == 0 ? [("", null)] : listed;
    }
}
