using System.Collections;
using System.Globalization;

namespace AmiPipeline.Simulator.Ec2;

/// <summary>The filters that a Describe action models: filter name to the values a resource offers it.</summary>
/// <param name="hasTags">Whether the action also filters by tags, as nearly every one does.</param>
internal sealed class FilterTable<T>(bool hasTags = true) : IEnumerable<string>
    where T : Resource
{
    private readonly Dictionary<string, Func<T, Call, IEnumerable<string?>>> _fields = new(StringComparer.Ordinal);

    public void Add(string name, Func<T, string?> value) => _fields.Add(name, (resource, _) => [value(resource)]);

    public void Add(string name, Func<T, bool> value) => _fields.Add(name, (resource, _) => [value(resource) ? "true" : "false"]);

    public void Add(string name, Func<T, int> value) => Add(name, resource => value(resource).ToString(CultureInfo.InvariantCulture));

    public void Add(string name, Func<T, DateTimeOffset> value) => Add(name, resource => Ec2XmlWriter.Text(value(resource)));

    public void Add(string name, Func<T, IEnumerable<string?>> values) => _fields.Add(name, (resource, _) => values(resource));

    /// <summary>A filter by what the resource itself does not have.</summary>
    public void Add(string name, Func<T, Call, string?> value) => _fields.Add(name, (resource, call) => [value(resource, call)]);

    /// <summary>A filter by what the resource itself does not have.</summary>
    public void Add(string name, Func<T, Call, IEnumerable<string?>> values) => _fields.Add(name, values);

    /// <summary>Refuses a filter that is not modelled, by its name.</summary>
    public void Check(IEnumerable<Filter> filters, string action) =>
        Filter.CheckNames(filters.Where(filter => !IsTagFilter(filter.Name)), _fields.Keys, action);

    public bool Matches(T resource, List<Filter> filters, Call call) => filters.TrueForAll(filter => Matches(resource, filter, call));

    /// <summary>Their names; <c>tag:</c> has a placeholder for the key.</summary>
    public IEnumerator<string> GetEnumerator() =>
        _fields.Keys.Concat(hasTags ? [Filter.TagPrefix + "<key>", Filter.TagKey] : []).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private bool IsTagFilter(string name) => hasTags && (name == Filter.TagKey || name.StartsWith(Filter.TagPrefix, StringComparison.Ordinal));

    // Nothing is made for each resource: a call by a tag looks at all there are.
    private bool Matches(T resource, Filter filter, Call call)
    {
        if (!IsTagFilter(filter.Name))
        {
            return _fields[filter.Name](resource, call).Any(filter.Matches);
        }

        if (call.Now < resource.TagsVisibleFrom)
        {
            return false;
        }

        var tags = resource.TagsSeen(call.Now);
        return filter.Tag is { } key ? tags.TryGetValue(key, out var value) && filter.Matches(value) : tags.Keys.Any(filter.Matches);
    }
}
