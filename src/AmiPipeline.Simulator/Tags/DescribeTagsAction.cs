namespace AmiPipeline.Simulator.Tags;

/// <summary>DescribeTags: the caller's tags in the Region, by <c>resource-id</c>, <c>resource-type</c>, <c>key</c> and <c>value</c>.</summary>
internal sealed class DescribeTagsAction : IEc2Action
{
    private static readonly string[] FilterNames = ["key", "resource-id", "resource-type", "value"];

    public string Name => "DescribeTags";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var filters = Filter.ReadAll(call.Parameters);
        var page = Page.Read(call.Parameters);
        if (filters.FirstOrDefault(filter => !FilterNames.Contains(filter.Name)) is { } unknown)
        {
            throw new ServiceErrorException(
                "InvalidParameterValue", $"The filter '{unknown.Name}' is invalid: the simulator does not model it for {Name}.");
        }

        call.Ready();

        var found = Resources(call.Region)
            .Where(resource => resource.OwnerId == call.AccountId && call.Now >= resource.TagsVisibleFrom)
            .SelectMany(resource => resource.Tags, (resource, tag) => (resource.Id, Type: TaggableResources.TypeOf(resource), tag.Key, tag.Value))
            .Where(tag => filters.All(filter => filter.Matches(Field(tag, filter.Name))))
            .ToList();

        answer.List("tagSet", page.Of(found, answer), tag =>
        {
            answer.Element("resourceId", tag.Id);
            answer.Element("resourceType", tag.Type);
            answer.Element("key", tag.Key);
            answer.Element("value", tag.Value);
        });
    }

    private static IEnumerable<Resource> Resources(Region region) =>
        [.. region.Images.Values, .. region.Snapshots.Values, .. region.Volumes.Values, .. region.Instances.Values, .. region.Subnets.Values];

    private static string Field((string Id, string Type, string Key, string Value) tag, string name) => name switch
    {
        "resource-id" => tag.Id,
        "resource-type" => tag.Type,
        "key" => tag.Key,
        _ => tag.Value,
    };
}
