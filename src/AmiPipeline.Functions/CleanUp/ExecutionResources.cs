namespace AmiPipeline.Functions.CleanUp;

/// <summary>Lists what an execution made: by its tag and, for known ids that this does not show, by id.</summary>
/// <param name="resources">Lists resources where the execution may have made them.</param>
/// <param name="execution">The execution.</param>
internal sealed class ExecutionResources(TaggedResources resources, ExecutionIdentity execution)
{
    /// <summary>Everything that carries the execution's tag, committed or not, in the order in which it must go.</summary>
    /// <param name="unseen">Recorded ids that no listing has shown yet. An id alone never makes a resource the execution's.</param>
    /// <param name="shown">Ids that listings have shown: as long as EC2 does not say that they do not exist, they may.</param>
    /// <param name="known">Where ids are that were recorded or shown. Only a few need be known; the others are looked up in all places.</param>
    public async Task<ListedResources> ListAsync(IReadOnlyList<string> unseen, IReadOnlyList<string> shown, IReadOnlyDictionary<string, AwsLocation> known)
    {
        var found = await resources.ListAsync(Ec2Filters.MadeBy(execution));
        var byId = await resources.ListAsync([.. unseen.Except(Ids(found))], known);
        found.AddRange(byId.FindAll(IsOwn));

        // A listing that shows nothing proves nothing: a call with its id shows of each whether it exists.
        var doubtful = new List<string>();
        List<string> missing = [.. shown.Union(unseen).Except(Ids(found)).Except(Ids(byId))];
        foreach (var (id, answer) in missing.Zip(await resources.ReadAsync(missing, known)))
        {
            if (answer.Resource is { } resource && IsOwn(resource))
            {
                found.Add(resource);
            }
            else if (answer is { Resource: null, IsGone: false })
            {
                doubtful.Add(id);
            }
        }

        return new ListedResources(found, [.. unseen.Except(Ids(found)).Except(Ids(byId))], doubtful);
    }

    private bool IsOwn(TaggedResource resource) => Ec2Tags.Value(resource.Tags, PipelineTags.Execution) == execution.Id;

    private static IEnumerable<string> Ids(IEnumerable<TaggedResource> found) => found.Select(resource => resource.Id);
}

/// <summary>What a listing of an execution's resources gave.</summary>
/// <param name="Resources">What exists, in the order in which it must go.</param>
/// <param name="Unseen">Recorded ids that no listing has shown yet.</param>
/// <param name="Doubtful">Ids that were recorded or shown before and are not shown now, though EC2 does not say that they do not exist.</param>
internal sealed record ListedResources(List<TaggedResource> Resources, IReadOnlyList<string> Unseen, IReadOnlyList<string> Doubtful);
