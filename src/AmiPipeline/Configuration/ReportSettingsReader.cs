using System.Text.RegularExpressions;
using AmiPipeline.Documents;

namespace AmiPipeline.Configuration;

/// <summary>Reads <c>reports</c>.</summary>
internal static partial class ReportSettingsReader
{
    // S3 User Guide, general purpose bucket naming rules. What it forbids besides that, S3 refuses itself.
    public const string BucketPattern = @"[a-z0-9](?!.*\.\.)[a-z0-9.-]{1,61}[a-z0-9]";

    // The characters that need no escape, in a key or in a link to it (S3 User Guide, object key naming guidelines).
    public const string PrefixPattern = "[A-Za-z0-9_.-]{1,100}(/[A-Za-z0-9_.-]{1,100}){0,4}";

    public static readonly IntegerRange KeepDays = new(1, 3653);

    public static ReportSettings? Read(FieldReader configuration)
    {
        if (configuration.Object("reports") is not { } fields)
        {
            return null;
        }

        var defaults = new ReportSettings();
        var settings = new ReportSettings
        {
            Bucket = fields.String("bucket"),
            Prefix = fields.String("prefix") ?? defaults.Prefix,
            KeepDays = fields.Integer("keepDays", KeepDays) ?? defaults.KeepDays,
        };
        fields.RefuseOthers();
        if (settings.Bucket is { } bucket && !Bucket().IsMatch(bucket))
        {
            fields.Problem("bucket", $"is \"{bucket}\"; must be a bucket's name: 3 to 63 lower-case letters, digits, dots and hyphens");
        }

        if (settings.Bucket is not null && fields.Has("keepDays"))
        {
            fields.Problem("keepDays", "is of the deployment's own bucket; the bucket that you name has its own lifecycle rules. Leave it out");
        }

        if (!Prefix().IsMatch(settings.Prefix))
        {
            fields.Problem("prefix", $"is \"{settings.Prefix}\"; must be letters, digits, dots, hyphens and underscores, in up to 5 parts with slashes between, such as images/reports");
        }

        return settings;
    }

    [GeneratedRegex("^" + BucketPattern + @"\z")]
    private static partial Regex Bucket();

    [GeneratedRegex("^" + PrefixPattern + @"\z")]
    private static partial Regex Prefix();
}
