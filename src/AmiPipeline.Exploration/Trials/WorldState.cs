using AmiPipeline.Simulator;
using AmiPipeline.Simulator.Inspection;

namespace AmiPipeline.Exploration.Trials;

/// <summary>The simulated world at one instant: everything of every account, and the executing account in detail.</summary>
/// <param name="Items">Everything there is, by id.</param>
/// <param name="Accounts">Every account in the executing account's Region, by id.</param>
/// <param name="Home">The executing account.</param>
public sealed record WorldState(IReadOnlyDictionary<string, InventoryItem> Items, IReadOnlyDictionary<string, AccountView> Accounts, AccountView Home)
{
    /// <summary>Reads it.</summary>
    /// <param name="cloud">The world.</param>
    /// <param name="subject">What is explored in it.</param>
    public static WorldState Read(SimulatedCloud cloud, ExplorationSubject subject)
    {
        ArgumentNullException.ThrowIfNull(cloud);
        ArgumentNullException.ThrowIfNull(subject);
        var items = cloud.Inventory().ToDictionary(item => item.Id, StringComparer.Ordinal);
        var accounts = items.Values.Where(item => item.Region == subject.Region).Select(item => item.AccountId).Append(subject.AccountId).Distinct()
            .ToDictionary(accountId => accountId, accountId => cloud.Inspect(accountId, subject.Region), StringComparer.Ordinal);
        return new WorldState(items, accounts, accounts[subject.AccountId]);
    }

    /// <summary>What is here and was not there before, without what is only remembered.</summary>
    /// <param name="before">The world before.</param>
    public IEnumerable<InventoryItem> AddedSince(WorldState before) =>
        Items.Values.Where(item => !item.IsGone && !before.Items.ContainsKey(item.Id)).OrderBy(item => item.Id, StringComparer.Ordinal);

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
