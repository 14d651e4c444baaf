using AmiPipeline.Tagging;

namespace AmiPipeline.Functions.CleanUp;

/// <summary>Lists what an execution made: by its tag and, for recorded ids that this does not show, by id.</summary>
internal sealed class LeftoverReader(Ec2Reader ec2, ExecutionIdentity execution)
{
    private readonly ToleratedErrors _errors = new();

    /// <summary>Listings that failed, each with the reason: what they would have shown is not known.</summary>
    public IReadOnlyList<string> Faults => _errors.Messages;

    /// <summary>Everything with the execution's tag, committed or not, in the order in which it must go.</summary>
    /// <remarks>A listing that fails must not keep the others' resources alive.</remarks>
    public async Task<List<Leftover>> ByTagAsync() =>
    [
        .. await _errors.ListAsync("images", async () => (await ec2.OwnImagesAsync(Made)).Select(Leftover.Of)),
        .. await _errors.ListAsync("instances", async () => (await ec2.LiveInstancesAsync(Made)).Select(Leftover.Of)),
        .. await _errors.ListAsync("volumes", async () => (await ec2.VolumesAsync(Made)).Select(Leftover.Of)),
        .. await _errors.ListAsync("snapshots", async () => (await ec2.OwnSnapshotsAsync(Made)).Select(Leftover.Of)),
    ];

    private Filter Made => Ec2Filters.MadeBy(execution);

    /// <summary>Those of some ids that exist and are the execution's: an id alone never makes a resource ours.</summary>
    public async Task<List<Leftover>> ByIdAsync(IReadOnlyList<string> ids)
    {
        var found = new List<Leftover>();
        foreach (var group in ids.GroupBy(id => id[..id.IndexOf('-', StringComparison.Ordinal)]))
        {
            found.AddRange(await _errors.ListAsync(group.Key, () => ByIdAsync(group.Key, [.. group])));
        }

        return [.. found.Where(leftover => Ec2Tags.Value(leftover.Tags, PipelineTags.Execution) == execution.Id)];
    }

    private async Task<IEnumerable<Leftover>> ByIdAsync(string kind, List<string> ids) => kind switch
    {
        "ami" => (await ec2.OwnImagesAsync(Ec2Filters.ImageIds(ids))).Select(Leftover.Of),
        "i" => (await ec2.InstancesAsync(Ec2Filters.InstanceIds(ids))).Select(Leftover.Of),
        "vol" => (await ec2.VolumesAsync(Ec2Filters.VolumeIds(ids))).Select(Leftover.Of),
        _ => (await ec2.OwnSnapshotsAsync(Ec2Filters.SnapshotIds(ids))).Select(Leftover.Of),
    };
}
