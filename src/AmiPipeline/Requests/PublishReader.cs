using System.Globalization;
using AmiPipeline.Documents;

namespace AmiPipeline.Requests;

/// <summary>Reads <c>publish</c>, of the request and of a copy.</summary>
internal static class PublishReader
{
    /// <summary>The only value that EC2 has (EC2 API Reference, ModifyImageAttribute).</summary>
    public const string ImdsV2 = "v2.0";

    // EC2 takes at most ten years (EC2 API Reference, EnableImageDeprecation).
    internal static readonly IntegerRange Days = new(1, 3650);

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm'Z'";

    internal const int MaxParameterLength = 1011;

    // So many an image has in all (EC2 User Guide, "Use AMI watermarks to track and identify AMIs").
    internal const int MaxWatermarks = 5;

    /// <summary>Reads it; null if it is absent.</summary>
    /// <param name="parent">The request, or an entry of its copies.</param>
    /// <param name="mayBeEmpty">Whether it may ask for nothing.</param>
    public static RequestPublish? Read(FieldReader parent, bool mayBeEmpty)
    {
        if (parent.Object("publish") is not { } fields)
        {
            return null;
        }

        var publish = new RequestPublish
        {
            Parameter = ReadParameter(fields),
            DeprecateAfterDays = fields.Integer("deprecateAfterDays", Days),
            DeprecateAt = ReadTime(fields),
            DeregistrationProtection = ReadProtection(fields),
            ImdsSupport = ReadImds(fields),
            LaunchTemplate = ReadTemplate(fields),
            Watermarks = ReadWatermarks(fields),
        };
        fields.RefuseOthers();
        if (fields.Has("deprecateAfterDays") && fields.Has("deprecateAt"))
        {
            fields.Problem("deprecateAt", "goes without deprecateAfterDays; give one of the two");
        }

        if (!mayBeEmpty && !fields.AllFields().Any())
        {
            parent.Problem("publish", "says nothing; give at least one of parameter, launchTemplate, deprecateAfterDays, deprecateAt, deregistrationProtection, imdsSupport and watermarks");
        }

        return publish;
    }

    /// <summary>The time that a text of a request stands for.</summary>
    /// <param name="text">The text, which was read here.</param>
    public static DateTimeOffset Time(string text) =>
        DateTimeOffset.ParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private static string? ReadParameter(FieldReader fields)
    {
        var name = fields.String("parameter");
        if (name is not null && (!AwsFormats.IsParameterName(name) || name.Length > MaxParameterLength))
        {
            fields.Problem("parameter", $"is \"{name}\"; must be the name of a Systems Manager parameter, such as /images/base: at most 15 levels of letters, digits and .-_, each after a slash, or one without any; names that begin with aws or ssm are AWS's own");
        }

        return name;
    }

    private static string? ReadTime(FieldReader fields)
    {
        var text = fields.String("deprecateAt");
        if (text is not null && !DateTimeOffset.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
        {
            fields.Problem("deprecateAt", $"is \"{text}\"; must be a time in UTC to the minute, such as 2027-01-31T00:00Z");
        }

        return text;
    }

    private static DeregistrationProtection? ReadProtection(FieldReader fields)
    {
        var text = fields.String("deregistrationProtection");
        var protection = text is null ? null : JsonNames.TryParse<DeregistrationProtection>(text);
        if (text is not null && protection is null)
        {
            fields.Problem("deregistrationProtection", $"is \"{text}\"; must be {string.Join(" or ", JsonNames.All<DeregistrationProtection>())}");
        }

        return protection;
    }

    private static string? ReadImds(FieldReader fields)
    {
        var text = fields.String("imdsSupport");
        if (text is not (null or ImdsV2))
        {
            fields.Problem("imdsSupport", $"is \"{text}\"; must be {ImdsV2}, or be left out");
        }

        return text;
    }

    private static IReadOnlyList<string> ReadWatermarks(FieldReader fields) =>
        ListReader.Strings(fields, "watermarks", AwsFormats.IsWatermarkName, "a watermark's name: 3 to 128 letters, digits, spaces and ()[]./-'@_, without the account id, which EC2 puts before it", max: MaxWatermarks);

    private static RequestLaunchTemplate? ReadTemplate(FieldReader publish)
    {
        if (publish.Object("launchTemplate") is not { } fields)
        {
            return null;
        }

        var version = fields.String("sourceVersion");
        var template = new RequestLaunchTemplate
        {
            LaunchTemplateId = fields.Ec2Id("launchTemplateId", "lt"),
            LaunchTemplateName = fields.String("launchTemplateName"),
            SourceVersion = (version is null ? null : JsonNames.TryParse<TemplateVersion>(version)) ?? TemplateVersion.Default,
            SetDefault = fields.Boolean("setDefault") ?? false,
        };
        fields.RefuseOthers();
        if (version is not null && JsonNames.TryParse<TemplateVersion>(version) is null)
        {
            fields.Problem("sourceVersion", $"is \"{version}\"; must be {string.Join(" or ", JsonNames.All<TemplateVersion>())}");
        }

        if (fields.Has("launchTemplateId") == fields.Has("launchTemplateName"))
        {
            publish.Problem("launchTemplate", "must have exactly one of launchTemplateId and launchTemplateName");
        }

        if (template.LaunchTemplateName is { } name && !AwsFormats.IsLaunchTemplateName(name))
        {
            fields.Problem("launchTemplateName", $"is \"{name}\"; must have 3 to 128 letters, digits and ().-/_");
        }

        return template;
    }
}
