namespace AmiPipeline.Simulator.Ec2;

/// <summary>What EC2 accepts as tags (EC2 User Guide, "Tag restrictions").</summary>
internal static class TagRules
{
    private const int MaxTags = 50;
    private const int MaxKeyLength = 128;
    private const int MaxValueLength = 256;

    /// <summary>Reads <c>Tag.1.Key</c>, <c>Tag.1.Value</c>, …</summary>
    public static Dictionary<string, string> Read(ActionParameters parameters)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in parameters.Items("Tag"))
        {
            var key = item.NonEmpty("Key")
                ?? throw new ServiceErrorException("InvalidTagKey.Malformed", "The tag key is not valid: it cannot be empty.");
            Check(key, item.Text("Value") ?? "");
            if (!tags.TryAdd(key, item.Text("Value") ?? ""))
            {
                throw new ServiceErrorException("InvalidParameterValue", $"Duplicate tag key '{key}' specified.");
            }
        }

        return tags;
    }

    public static void CheckCount(int count)
    {
        if (count > MaxTags)
        {
            throw new ServiceErrorException("TagLimitExceeded", $"The maximum number of tags for a resource is {MaxTags}.");
        }
    }

    private static void Check(string key, string value)
    {
        if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
        {
            throw new ServiceErrorException("InvalidParameterValue", "Tag keys starting with 'aws:' are reserved for internal use");
        }

        if (key.Length > MaxKeyLength || value.Length > MaxValueLength)
        {
            throw new ServiceErrorException(
                "InvalidParameterValue", $"Tag '{key}' is too long: a key has at most {MaxKeyLength} characters, a value {MaxValueLength}.");
        }
    }
}
