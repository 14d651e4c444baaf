namespace AmiPipeline.Functions.Aws;

/// <summary>The pipeline's tags in EC2's shapes.</summary>
internal static class Ec2Tags
{
    /// <summary>Tag specifications for new resources of the given types, all with the same tags.</summary>
    public static List<TagSpecification> ForNew(ExecutionIdentity execution, ImagePlan plan, string? deviceName, params ReadOnlySpan<ResourceType> types)
    {
        var tags = PipelineTags.ForNew(execution, plan.RequestDigest, plan.Tags, deviceName).Select(tag => new Tag(tag.Key, tag.Value)).ToList();
        var specifications = new List<TagSpecification>();
        foreach (var type in types)
        {
            specifications.Add(new TagSpecification
            {
                ResourceType = type,
                Tags = type == ResourceType.Image && plan.ContentDigest is { } content ? [.. tags, new Tag(PipelineTags.Content, content)] : tags,
            });
        }

        return specifications;
    }

    /// <summary>The same for an image whose tag names its source: EC2 has none for a registered image, and a copy in another Region is found by it.</summary>
    public static List<TagSpecification> ForImageOfSource(ExecutionIdentity execution, ImagePlan plan)
    {
        var specifications = ForNew(execution, plan, deviceName: null, ResourceType.Image);
        specifications.ForEach(specification => specification.Tags = [.. specification.Tags, new Tag(PipelineTags.Source, plan.SourceId)]);
        return specifications;
    }

    /// <summary>A tag's value; null if the resource has no such tag.</summary>
    public static string? Value(List<Tag> tags, string key) => tags.FirstOrDefault(tag => tag.Key == key)?.Value;

    /// <summary>Whether a resource is committed: nothing removes it.</summary>
    public static bool IsCommitted(List<Tag> tags) => Value(tags, PipelineTags.State) == PipelineTags.Committed;
}
