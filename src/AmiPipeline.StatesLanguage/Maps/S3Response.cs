namespace AmiPipeline.StatesLanguage.Maps;

/// <summary>What S3 answered to an ItemReader, by the fields that its API gives responses.</summary>
internal static class S3Response
{
    /// <summary>The content of an object.</summary>
    public static Value Body(Value response) => Field(response, "Body") ?? throw ReaderConfig.Failed("The response of s3:getObject has no Body.");

    /// <summary>The objects of a page of a listing, as items (developer guide, ItemReader, listObjectsV2).</summary>
    public static IEnumerable<Value> Objects(Value response) => Field(response, "Contents") is ArrayValue contents ? contents.Items.ToArray().Select(Item) : [];

    /// <summary>What the next page of a listing is asked for with; null for the last page.</summary>
    public static StringValue? NextPage(Value response) =>
        Field(response, "IsTruncated") is BooleanValue { IsTrue: true } ? Field(response, "NextContinuationToken") as StringValue : null;

    private static ObjectValue Item(Value listed)
    {
        var item = new ObjectBuilder();
        Add(item, "Etag", Field(listed, "ETag") ?? Field(listed, "Etag"));
        Add(item, "Key", Field(listed, "Key"));
        Add(item, "LastModified", Seconds(Field(listed, "LastModified")));
        Add(item, "Size", Field(listed, "Size"));
        Add(item, "StorageClass", Field(listed, "StorageClass"));
        return item.Build();
    }

    /// <summary>A time in seconds since 1970, which items have it in.</summary>
    private static Value? Seconds(Value? time) => time is StringValue text && Rfc3339.TryParse(text.Text, out var instant)
        ? NumberValue.From(instant.ToUnixTimeSeconds())
        : time;

    private static void Add(ObjectBuilder item, string name, Value? value)
    {
        if (value is not null)
        {
            item.Add(name, value);
        }
    }

    private static Value? Field(Value value, string name) => value is ObjectValue fields && fields.TryGet(name, out var field) ? field : null;
}
