namespace AmiPipeline.Simulator.Ec2;

/// <summary>The filters that a Describe action models: filter name to the values a resource offers it.</summary>
internal sealed class FilterTable<T>(Dictionary<string, Func<T, IEnumerable<string?>>> fields)
    where T : Resource
{
    /// <summary>Their names; <c>tag:</c> and a key, and <c>tag-key</c>, are modelled for every resource.</summary>
    public IEnumerable<string> Names => [.. fields.Keys, Filter.TagPrefix + "<key>", Filter.TagKey];

    /// <summary>Refuses a filter that is not modelled, by its name.</summary>
    public void Check(IEnumerable<Filter> filters, string action) =>
        Filter.CheckNames(filters.Where(filter => !IsTagFilter(filter.Name)), fields.Keys, action);

    public bool Matches(T resource, IEnumerable<Filter> filters, DateTimeOffset now) =>
        filters.All(filter => Candidates(resource, filter.Name, now).Any(filter.Matches));

    private static bool IsTagFilter(string name) => name == Filter.TagKey || name.StartsWith(Filter.TagPrefix, StringComparison.Ordinal);

    private IEnumerable<string?> Candidates(T resource, string name, DateTimeOffset now)
    {
        if (!IsTagFilter(name))
        {
            return fields[name](resource);
        }

        if (now < resource.TagsVisibleFrom)
        {
            return [];
        }

        var tags = resource.TagsSeen(now);
        return name == Filter.TagKey ? tags.Keys : [tags.GetValueOrDefault(name[Filter.TagPrefix.Length..])];
    }
}
