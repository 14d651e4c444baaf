namespace AmiPipeline.Simulator.World;

/// <summary>What every taggable EC2 resource has.</summary>
internal abstract class Resource
{
    public required string Id { get; init; }

    public required string OwnerId { get; init; }

    public SortedDictionary<string, string> Tags { get; private set; } = new(StringComparer.Ordinal);

    /// <summary>From when on calls find it: a new id takes a while to be seen everywhere.</summary>
    public DateTimeOffset VisibleFrom { get; set; }

    /// <summary>From when on filters find its tags.</summary>
    public DateTimeOffset TagsVisibleFrom { get; set; }

    private SortedDictionary<string, string>? _formerTags;
    private DateTimeOffset _formerTagsUntil;

    /// <summary>The tags as calls give them: for a while after a change, those before it.</summary>
    public SortedDictionary<string, string> TagsSeen(DateTimeOffset now) => _formerTags is { } former && now < _formerTagsUntil ? former : Tags;

    /// <summary>Changes tags, and lets calls give the former ones until an instant.</summary>
    public void ChangeTags(IEnumerable<KeyValuePair<string, string>> tags, DateTimeOffset formerUntil)
    {
        _formerTags = new SortedDictionary<string, string>(Tags, StringComparer.Ordinal);
        _formerTagsUntil = formerUntil;
        SetTags(tags);
    }

    public void SetTags(IEnumerable<KeyValuePair<string, string>> tags)
    {
        foreach (var (key, value) in tags)
        {
            Tags[key] = value;
        }
    }

    protected T Copied<T>()
        where T : Resource
    {
        var copy = (T)MemberwiseClone();
        copy.Tags = new SortedDictionary<string, string>(Tags, StringComparer.Ordinal);
        return copy;
    }
}
