using AmiPipeline.Simulator;
using AmiPipeline.Simulator.Inspection;

namespace AmiPipeline.Exploration.Trials;

/// <summary>The simulated world at one instant: everything of every account, and in detail the executing account's Region and the places of copies.</summary>
/// <param name="Items">Everything there is, by id.</param>
/// <param name="Views">Every account in the executing account's Region, and every place that a copy is to be made in.</param>
/// <param name="Home">The executing account's Region.</param>
/// <param name="At">The instant.</param>
public sealed record WorldState(IReadOnlyDictionary<string, InventoryItem> Items, IReadOnlyDictionary<Place, AccountView> Views, Place Home, DateTimeOffset At)
{
    /// <summary>The executing account in its Region.</summary>
    public AccountView HomeView => Views[Home];

    /// <summary>Reads it.</summary>
    /// <param name="cloud">The world.</param>
    /// <param name="home">The executing account and its Region.</param>
    /// <param name="places">The places of copies.</param>
    /// <param name="at">The instant, which is now.</param>
    public static WorldState Read(SimulatedCloud cloud, Place home, IEnumerable<Place> places, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(cloud);
        ArgumentNullException.ThrowIfNull(home);
        var items = cloud.Inventory().ToDictionary(item => item.Id, StringComparer.Ordinal);
        var views = items.Values.Where(item => item.Region == home.Region).Select(item => new Place(item.AccountId, item.Region)).Append(home).Concat(places).Distinct()
            .ToDictionary(place => place, place => cloud.Inspect(place.AccountId, place.Region));
        return new WorldState(items, views, home, at);
    }

    /// <summary>What is here and was not there before, without what is only remembered and what nobody made.</summary>
    /// <param name="before">The world before.</param>
    public IEnumerable<InventoryItem> AddedSince(WorldState before) =>
        Items.Values.Where(item => item is { IsGone: false, IsImplicit: false } && !before.Items.ContainsKey(item.Id)).OrderBy(item => item.Id, StringComparer.Ordinal);

    /// <summary>What was there before and is gone or different.</summary>
    /// <param name="before">The world before.</param>
    public IEnumerable<InventoryItem> ChangedSince(WorldState before) =>
        from item in before.Items.Values
        where Items.GetValueOrDefault(item.Id) is not { } now || now.Text != item.Text || now.IsGone != item.IsGone
        orderby item.Id
        select item;

    /// <summary>Whether something came after this instant, is there, and is no result of an execution.</summary>
    /// <param name="item">What is there later.</param>
    internal bool IsTemporarySince(InventoryItem item) => !item.IsGone && !Items.ContainsKey(item.Id) && !IsCommitted(item.Tags);

    /// <summary>Whether tags say that an execution has committed the resource.</summary>
    /// <param name="tags">The resource's tags.</param>
    internal static bool IsCommitted(IReadOnlyDictionary<string, string> tags) => tags.GetValueOrDefault("ami-pipeline:state") == "committed";
}
