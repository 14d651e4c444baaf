using System.Text.Json.Nodes;

namespace AmiPipeline.Simulator.DynamoDb;

/// <summary>The tables of DynamoDB that deployments have in a simulated cloud. Nothing here is a call, or leaves a trace.</summary>
public sealed class SimulatedTables
{
    private readonly Lock _lock;
    private readonly Simulation _simulation;
    private readonly List<(string AccountId, string Region, string Name, string Key)> _deployed = [];

    internal SimulatedTables(Lock @lock, Simulation simulation) => (_lock, _simulation) = (@lock, simulation);

    /// <summary>Makes a table, empty: now, and when the cloud is reset.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="region">The Region, one of the world.</param>
    /// <param name="name">The table's name. One that is there stays as it is.</param>
    /// <param name="key">The name of its partition key, of type S.</param>
    public void Add(string accountId, string region, string name, string key)
    {
        lock (_lock)
        {
            _deployed.Add((accountId, region, name, key));
            Make();
        }
    }

    /// <summary>An item as it was put.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="region">The Region, one of the world.</param>
    /// <param name="table">The table's name.</param>
    /// <param name="key">The value of its partition key.</param>
    /// <returns>A copy; null if there is no such item, or no such table.</returns>
    public JsonObject? Item(string accountId, string region, string table, string key)
    {
        lock (_lock)
        {
            return _simulation.World.Regions[region].SettingsOf(accountId).Tables.GetValueOrDefault(table)?.Items.GetValueOrDefault(key)?.DeepClone().AsObject();
        }
    }

    internal void Make()
    {
        foreach (var (accountId, region, name, key) in _deployed)
        {
            _simulation.World.Regions[region].SettingsOf(accountId).Tables.TryAdd(name, new Table(name, key, _simulation.Now));
        }
    }
}
