namespace AmiPipeline.Simulator.Wire;

/// <summary>The filters that a Describe action models: filter name to the values a resource offers it.</summary>
internal sealed class FilterTable<T>(Dictionary<string, Func<T, IEnumerable<string?>>> fields)
    where T : Resource
{
    /// <summary>Refuses a filter that is not modelled, by its name.</summary>
    public void Check(IEnumerable<Filter> filters, string action)
    {
        foreach (var filter in filters)
        {
            if (!IsTagFilter(filter.Name) && !fields.ContainsKey(filter.Name))
            {
                throw new ServiceErrorException(
                    "InvalidParameterValue", $"The filter '{filter.Name}' is invalid: the simulator does not model it for {action}.");
            }
        }
    }

    public bool Matches(T resource, IEnumerable<Filter> filters, DateTimeOffset now) =>
        filters.All(filter => Candidates(resource, filter.Name, now).Any(filter.Matches));

    private static bool IsTagFilter(string name) => name == "tag-key" || name.StartsWith(Filter.TagPrefix, StringComparison.Ordinal);

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

        return name == "tag-key" ? resource.Tags.Keys : [resource.Tags.GetValueOrDefault(name[Filter.TagPrefix.Length..])];
    }
}
