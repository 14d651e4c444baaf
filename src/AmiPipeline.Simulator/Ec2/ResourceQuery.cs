namespace AmiPipeline.Simulator.Ec2;

/// <summary>What the Describe actions share: resources by their ids or all there are, by filters, page by page.</summary>
internal sealed class ResourceQuery<T>
    where T : Resource
{
    public required string Action { get; init; }

    public required FilterTable<T> Filters { get; init; }

    public required Func<Region, IEnumerable<T>> All { get; init; }

    /// <summary>The list of ids among the parameters, and how a resource is found by one of them; more lists than one add up.</summary>
    public required IReadOnlyDictionary<string, Func<Call, string, T>> Lists { get; init; }

    /// <summary>The filter by the resources' own ids, and how one is found by its id: with it, a call takes a time that does not grow with all there is. Null if there is none.</summary>
    public (string Name, Func<Region, string, T?> Find)? IdFilter { get; init; }

    /// <summary>EC2's name of the list of ids if it cannot be used with <c>MaxResults</c>; null if it can.</summary>
    public string? UnpagedSet { get; init; }

    /// <summary>The least that <c>MaxResults</c> can be; null if the action has no pages.</summary>
    public int? MinPage { get; init; } = 5;

    /// <summary>Whether a resource is shown to the caller; by default its own that are visible.</summary>
    public Func<T, Call, bool> IsShown { get; init; } = (resource, call) => resource.OwnerId == call.AccountId && resource.VisibleFrom <= call.Now;

    /// <summary>Reads ids, filters and page, passes <see cref="Call.Ready"/>, and finds; writes the token of the next page.</summary>
    /// <param name="call">The call, whose other parameters have been read.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="isWanted">What else the other parameters say; null for nothing.</param>
    public List<T> Find(Call call, Ec2XmlWriter answer, Func<T, bool>? isWanted = null)
    {
        var ids = Lists.Select(list => (Ids: call.Parameters.List(list.Key).Distinct().ToList(), ById: list.Value)).ToList();
        var isNamed = ids.Exists(list => list.Ids.Count > 0);
        var filters = Filter.ReadAll(call.Parameters);
        var page = MinPage is { } least ? Page.Read(call.Parameters, least) : new Page(null, 0);
        if (isNamed && page.MaxResults is not null && UnpagedSet is not null)
        {
            throw new ServiceErrorException(
                "InvalidParameterCombination", $"The parameter {UnpagedSet} cannot be used with the parameter maxResults");
        }

        Filters.Check(filters, Action);
        var named = ids.SelectMany(list => list.Ids.Select(id => list.ById(call, id))).Distinct().ToList();
        call.Ready();

        bool Matches(T resource) => IsShown(resource, call) && (isWanted?.Invoke(resource) ?? true) && Filters.Matches(resource, filters, call);
        if (page is { MaxResults: not null, Offset: > 0 } && call.Region.Listings.Find<T>(Key(call)) is { } kept)
        {
            return page.Of(kept, answer).FindAll(Matches);
        }

        List<T> found = [.. (isNamed ? named : Candidates(call.Region, filters)).Where(Matches)];
        if (found.Count > page.MaxResults)
        {
            call.Region.Listings.Keep(Key(call), found);
        }

        return page.Of(found, answer);
    }

    private IEnumerable<T> Candidates(Region region, IEnumerable<Filter> filters) =>
        IdFilter is { } byId && filters.FirstOrDefault(filter => filter.Name == byId.Name)?.Texts is { } ids
            ? ids.Distinct().Select(id => byId.Find(region, id)).OfType<T>()
            : All(region);

    // The caller, and all that was requested but the page.
    private static string Key(Call call) => $"{call.AccountId} {call.Action}\n{call.Parameters.ToText(except: ["NextToken"])}";
}
