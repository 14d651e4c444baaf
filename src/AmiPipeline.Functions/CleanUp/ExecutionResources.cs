namespace AmiPipeline.Functions.CleanUp;

/// <summary>Lists what an execution made: by its tag and, for recorded ids that this does not show, by id.</summary>
/// <param name="resources">Lists resources where the execution may have made them.</param>
/// <param name="execution">The execution.</param>
internal sealed class ExecutionResources(TaggedResources resources, ExecutionIdentity execution)
{
    /// <summary>Everything with the execution's tag, committed or not, in the order in which it must go.</summary>
    public Task<List<TaggedResource>> ByTagAsync() => resources.ListAsync(Ec2Filters.MadeBy(execution));

    /// <summary>Those of some ids that exist and are the execution's: an id alone never makes a resource ours.</summary>
    public async Task<List<TaggedResource>> ByIdAsync(IReadOnlyList<string> ids) =>
        (await resources.ListAsync(ids)).FindAll(resource => Ec2Tags.Value(resource.Tags, PipelineTags.Execution) == execution.Id);
}
