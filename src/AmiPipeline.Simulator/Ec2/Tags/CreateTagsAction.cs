namespace AmiPipeline.Simulator.Ec2.Tags;

/// <summary>CreateTags: adds tags to resources, and overwrites those with the same keys.</summary>
internal sealed class CreateTagsAction : IEc2Action
{
    public string Name => "CreateTags";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var ids = call.Parameters.List("ResourceId");
        var tags = TagRules.Read(call.Parameters);
        if (ids.Count == 0 || tags.Count == 0)
        {
            throw new ServiceErrorException("MissingParameter", $"The request must contain the parameter {(ids.Count == 0 ? "resourceIdSet" : "tagSet")}");
        }

        var resources = ids.Select(id => TaggableResources.Find(call, id)).ToList();
        resources.ForEach(resource => TagRules.CheckCount(resource.Tags.Keys.Union(tags.Keys).Count()));
        call.Ready();

        foreach (var resource in resources)
        {
            List<string> changed = [.. tags.Where(tag => resource.Tags.GetValueOrDefault(tag.Key) != tag.Value).Select(tag => tag.Key)];
            resource.ChangeTags(tags, call.Now + call.Simulation.Consistency.FormerTags);
            resource.TagsVisibleFrom = call.Now + call.Simulation.Consistency.Tags;
            TagEvents.Changed(call, resource, changed);
        }

        answer.Element("return", true);
    }
}
