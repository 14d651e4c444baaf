namespace AmiPipeline.Requests;

/// <summary>Reads an EC2 id and says what a right one looks like.</summary>
internal static class IdRule
{
    public static string? Read(FieldReader fields, string field, string prefix)
    {
        var id = fields.String(field);
        if (id is not null && !AwsFormats.IsEc2Id(id, prefix))
        {
            fields.Problem(field, $"is \"{id}\"; must be {prefix}- and 8 or 17 lower-case hexadecimal digits");
        }

        return id;
    }
}
