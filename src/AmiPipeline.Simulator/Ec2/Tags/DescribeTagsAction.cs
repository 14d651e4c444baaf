namespace AmiPipeline.Simulator.Ec2.Tags;

/// <summary>DescribeTags: the caller's tags in the Region, by <c>resource-id</c>, <c>resource-type</c>, <c>key</c> and <c>value</c>.</summary>
internal sealed class DescribeTagsAction : IEc2Action
{
    private static readonly string[] FilterNames = ["key", "resource-id", "resource-type", "value"];

    public string Name => "DescribeTags";

    public IEnumerable<string> Filters => FilterNames;

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var filters = Filter.ReadAll(call.Parameters);
        var page = Page.Read(call.Parameters);
        Filter.CheckNames(filters, FilterNames, Name);
        call.Ready();

        var found = call.Region.AllResources
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

    private static string Field((string Id, string Type, string Key, string Value) tag, string name) => name switch
    {
        "resource-id" => tag.Id,
        "resource-type" => tag.Type,
        "key" => tag.Key,
        _ => tag.Value,
    };
}
