using AmiPipeline.Documents;

namespace AmiPipeline.Requests;

/// <summary>Reads <c>retention</c>.</summary>
internal static class RetentionReader
{
    internal static readonly IntegerRange Latest = new(1, 1000);

    internal static readonly IntegerRange Days = new(1, 3650);

    /// <summary>Reads it; null if it is absent.</summary>
    /// <param name="request">The request.</param>
    public static RequestRetention? Read(FieldReader request)
    {
        if (request.Object("retention") is not { } fields)
        {
            return null;
        }

        var retention = new RequestRetention
        {
            Family = ReadFamily(fields),
            KeepLatest = ReadLatest(fields),
            DisableAfterDays = fields.Integer("disableAfterDays", Days) ?? RequestRetention.DefaultDays,
            RemoveAfterDays = fields.Integer("removeAfterDays", Days) ?? RequestRetention.DefaultDays,
        };
        fields.RefuseOthers();
        return retention;
    }

    private static string ReadFamily(FieldReader fields)
    {
        var family = fields.RequiredString("family", "the word that the images which replace one another have in common, such as base-linux");
        if (family.Length > 0 && !AwsFormats.IsFamily(family))
        {
            fields.Problem("family", $"is \"{family}\"; must have 1 to 128 letters, digits and ._/-, and no placeholders: all images with the same word are one family");
        }

        return family;
    }

    private static int ReadLatest(FieldReader fields)
    {
        if (fields.Misses("keepLatest"))
        {
            fields.Problem("keepLatest", "is missing; give how many images of the family stay, the new one among them");
        }

        return fields.Integer("keepLatest", Latest) ?? Latest.Min;
    }
}
