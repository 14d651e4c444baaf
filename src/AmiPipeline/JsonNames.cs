using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json.Serialization;

namespace AmiPipeline;

/// <summary>The names that an enum's values have in JSON: those of their <see cref="JsonStringEnumMemberNameAttribute"/>.</summary>
public static class JsonNames
{
    private const DynamicallyAccessedMemberTypes Fields = DynamicallyAccessedMemberTypes.PublicFields;

    /// <summary>A value's name.</summary>
    /// <typeparam name="T">An enum whose values all have the attribute.</typeparam>
    /// <param name="value">The value.</param>
    public static string JsonName<[DynamicallyAccessedMembers(Fields)] T>(this T value)
        where T : struct, Enum => Known<T>.Names[Array.IndexOf(Known<T>.Values, value)];

    /// <summary>The value of a name; null if none has it.</summary>
    /// <typeparam name="T">An enum whose values all have the attribute.</typeparam>
    /// <param name="name">The name.</param>
    public static T? TryParse<[DynamicallyAccessedMembers(Fields)] T>(string name)
        where T : struct, Enum => Array.IndexOf(Known<T>.Names, name) is >= 0 and var found ? Known<T>.Values[found] : null;

    /// <summary>All names, in the order of the values.</summary>
    /// <typeparam name="T">An enum whose values all have the attribute.</typeparam>
    public static IReadOnlyList<string> All<[DynamicallyAccessedMembers(Fields)] T>()
        where T : struct, Enum => [.. Known<T>.Names];

    // Arrays: for each enum, a dictionary by its values would be code of its own, 10 KB of the functions' package.
    private static class Known<[DynamicallyAccessedMembers(Fields)] T>
        where T : struct, Enum
    {
        public static T[] Values { get; } = Enum.GetValues<T>();

        public static string[] Names { get; } = Array.ConvertAll(Values, NameOf);

        private static string NameOf(T value) => typeof(T).GetField(value.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()!.Name;
    }
}
