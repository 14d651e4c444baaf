using AmiPipeline.Documents;

namespace AmiPipeline.Requests;

/// <summary>A parameter of Systems Manager that names an image, as EC2's launches take it: <c>resolve:ssm:</c> and the parameter's name, with a version or a label if one is meant (EC2 User Guide, "Reference AMIs using Systems Manager parameters").</summary>
public static class ImageParameter
{
    /// <summary>What an image id begins with that is the name of a parameter.</summary>
    public const string Prefix = AwsPatterns.ImageParameterPrefix;

    /// <summary>The parameter that a source's image id names; null if it is an image's id.</summary>
    /// <param name="imageId">The image id of a request.</param>
    public static string? NameIn(string? imageId) => imageId?.StartsWith(Prefix, StringComparison.Ordinal) == true ? imageId[Prefix.Length..] : null;

    internal static string? Read(FieldReader source)
    {
        var id = source.String("imageId");
        var prefix = Ec2ResourceKind.Image.Prefix();
        if (id is not null && !AwsFormats.IsEc2Id(id, prefix) && !AwsFormats.IsImageParameter(id))
        {
            source.Problem("imageId", $"is \"{id}\"; must be {prefix}- and 8 or 17 lower-case hexadecimal digits, or {Prefix} and the name of a Systems Manager parameter");
        }

        return id;
    }
}
