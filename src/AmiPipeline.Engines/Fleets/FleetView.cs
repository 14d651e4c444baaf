namespace AmiPipeline.Engines.Fleets;

/// <summary>Looks at a fleet, again and again, in all accounts and Regions where it has an execution. It touches nothing.</summary>
/// <param name="passes">The executions; at least one.</param>
public sealed class FleetView(IReadOnlyList<FleetPass> passes)
{
    private readonly FleetReader[] _readers = [.. passes.Select(pass => new FleetReader(pass.StepFunctions))];
    private readonly FleetProgress?[] _ended = new FleetProgress?[passes.Count];

    /// <summary>Its status. What has ended is not read again.</summary>
    /// <param name="cancellation">Cancels the calls.</param>
    /// <exception cref="ForeignFleetException">It is an execution of another state machine.</exception>
    public async Task<FleetProgress> ReadAsync(CancellationToken cancellation)
    {
        List<FleetProgress> parts = [];
        foreach (var (index, pass) in passes.Index())
        {
            var part = _ended[index] ?? await _readers[index].ReadAsync(pass.Execution, readsQuota: true, cancellation);
            _ended[index] = part.Stopped is null ? null : part;
            parts.Add(part);
        }

        return FleetProgress.From(parts);
    }
}
