using Amazon.EC2;
using Amazon.EC2.Model;
using AmiPipeline.Functions.Aws;

namespace AmiPipeline.Functions.CleanUp;

/// <summary>Lists what an execution made: by its tag and, for recorded ids that this does not show, by id.</summary>
internal sealed class LeftoverReader(IAmazonEC2 ec2, ExecutionIdentity execution)
{
    private readonly List<string> _faults = [];

    /// <summary>Listings that failed, each with the reason: what they would have shown is not known.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Everything with the execution's tag, committed or not, in the order in which it must go.</summary>
    /// <remarks>A listing that fails must not keep the others' resources alive.</remarks>
    public async Task<List<Leftover>> ByTagAsync() =>
    [
        .. await TryAsync("images", async () => (await MadeByExecution.ImagesAsync(ec2, execution)).Select(Leftover.Of)),
        .. await TryAsync("instances", async () => (await MadeByExecution.InstancesAsync(ec2, execution)).Select(Leftover.Of)),
        .. await TryAsync("volumes", async () => (await MadeByExecution.VolumesAsync(ec2, execution)).Select(Leftover.Of)),
        .. await TryAsync("snapshots", async () => (await MadeByExecution.SnapshotsAsync(ec2, execution)).Select(Leftover.Of)),
    ];

    /// <summary>Those of some ids that exist and are the execution's: an id alone never makes a resource ours.</summary>
    public async Task<List<Leftover>> ByIdAsync(IReadOnlyList<string> ids)
    {
        var found = new List<Leftover>();
        foreach (var group in ids.GroupBy(id => id[..id.IndexOf('-', StringComparison.Ordinal)]))
        {
            found.AddRange(await TryAsync(group.Key, () => ByIdAsync(group.Key, [.. group])));
        }

        return [.. found.Where(leftover => Ec2Tags.Value(leftover.Tags, PipelineTags.Execution) == execution.Id)];
    }

    private async Task<IEnumerable<Leftover>> ByIdAsync(string kind, List<string> ids) => kind switch
    {
        "ami" => (await OwnResources.ImagesAsync(ec2, new Filter("image-id", ids))).Select(Leftover.Of),
        "i" => (await ec2.DescribeInstancesAsync(new DescribeInstancesRequest { Filters = [new Filter("instance-id", ids)] })).Reservations?.SelectMany(reservation => reservation.Instances ?? []).Select(Leftover.Of) ?? [],
        "vol" => (await OwnResources.VolumesAsync(ec2, new Filter("volume-id", ids))).Select(Leftover.Of),
        _ => (await OwnResources.SnapshotsAsync(ec2, new Filter("snapshot-id", ids))).Select(Leftover.Of),
    };

    private async Task<IEnumerable<Leftover>> TryAsync(string what, Func<Task<IEnumerable<Leftover>>> list)
    {
        try
        {
            return await list();
        }
        catch (Exception error) when (AwsErrors.IsOfAws(error))
        {
            _faults.Add($"{what} not listed: {error.Message}");
            return [];
        }
    }
}
