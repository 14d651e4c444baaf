namespace AmiPipeline.Simulator.Ec2;

/// <summary>The tags that a creating call gives to what it makes, by resource type.</summary>
internal sealed class TagSpecifications
{
    private static readonly Dictionary<string, string> NoTags = [];
    private readonly Dictionary<string, Dictionary<string, string>> _byType = new(StringComparer.Ordinal);

    private TagSpecifications()
    {
    }

    public IReadOnlyDictionary<string, string> this[string type] => _byType.GetValueOrDefault(type, NoTags);

    /// <summary>Reads <c>TagSpecification.N</c>; a type that the action does not take is refused.</summary>
    public static TagSpecifications Read(ActionParameters parameters, params ReadOnlySpan<string> types)
    {
        var specifications = new TagSpecifications();
        foreach (var item in parameters.Items("TagSpecification"))
        {
            var type = item.Required("ResourceType");
            if (!types.Contains(type))
            {
                throw new ServiceErrorException(
                    "InvalidParameterValue", $"'{type}' is not a taggable resource type that the simulator models for this operation.");
            }

            var tags = TagRules.Read(item);
            TagRules.CheckCount(tags.Count);
            if (!specifications._byType.TryAdd(type, tags))
            {
                throw new ServiceErrorException("InvalidParameterValue", $"'{type}' is specified more than once in TagSpecification.");
            }
        }

        return specifications;
    }
}
