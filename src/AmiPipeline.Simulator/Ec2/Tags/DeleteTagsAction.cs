namespace AmiPipeline.Simulator.Ec2.Tags;

/// <summary>DeleteTags: removes tags by key and, if a value is given, only if it is the tag's; without tags, all of them.</summary>
internal sealed class DeleteTagsAction : IEc2Action
{
    public string Name => "DeleteTags";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var resources = call.Parameters.List("ResourceId").Select(id => TaggableResources.Find(call, id)).ToList();
        var wanted = call.Parameters.Items("Tag").Select(item => (Key: item.Required("Key"), Value: item.Text("Value"))).ToList();
        call.Ready();

        foreach (var resource in resources)
        {
            var before = resource.Tags.Keys.ToList();
            if (wanted.Count == 0)
            {
                resource.Tags.Clear();
            }

            foreach (var (key, value) in wanted)
            {
                if (value is null || (resource.Tags.TryGetValue(key, out var current) && current == value))
                {
                    resource.Tags.Remove(key);
                }
            }

            TagEvents.Changed(call, resource, [.. before.Except(resource.Tags.Keys)]);
        }

        answer.Element("return", true);
    }
}
