using Xunit;

namespace AmiPipeline.Tests.Requests;

/// <summary>Documents whose <c>publish</c> has one fault each, and what the reader says of it.</summary>
public static class PublishFaults
{
    private const string Names = "must be the name of a Systems Manager parameter, such as /images/base: at most 15 levels of letters, digits and .-_, each after a slash, or one without any; names that begin with aws or ssm are AWS's own";
    private const string Times = "must be a time in UTC to the minute, such as 2027-01-31T00:00Z";

    public static TheoryData<string, string, string, string> All => new()
    {
        { "publish list", RequestDocuments.With("publish", "[]"), "/publish", "must be an object, not an array" },
        { "publish nothing", RequestDocuments.With("publish", "{}"), "/publish", "says nothing; give at least one of parameter, launchTemplate, deprecateAfterDays, deprecateAt, deregistrationProtection, imdsSupport and watermarks" },
        { "publish misspelt", RequestDocuments.Publish("\"parametre\": \"/a\""), "/publish/parametre", "is not a field of a request; did you mean parameter?" },
        { "parameter to publish with a blank", RequestDocuments.Publish("\"parameter\": \"/a b\""), "/publish/parameter", $"is \"/a b\"; {Names}" },
        { "parameter to publish with a version", RequestDocuments.Publish("\"parameter\": \"/a:3\""), "/publish/parameter", $"is \"/a:3\"; {Names}" },
        { "parameter to publish without its first slash", RequestDocuments.Publish("\"parameter\": \"a/b\""), "/publish/parameter", $"is \"a/b\"; {Names}" },
        { "parameter to publish of AWS", RequestDocuments.Publish("\"parameter\": \"/aws/service/a\""), "/publish/parameter", $"is \"/aws/service/a\"; {Names}" },
        { "parameter to publish of SSM", RequestDocuments.Publish("\"parameter\": \"SSM-a\""), "/publish/parameter", $"is \"SSM-a\"; {Names}" },
        { "parameter to publish of 16 levels", RequestDocuments.Publish($"\"parameter\": \"{Levels(16)}\""), "/publish/parameter", $"is \"{Levels(16)}\"; {Names}" },
        { "parameter to publish of 1,012", RequestDocuments.Publish($"\"parameter\": {RequestDocuments.Text('p', 1012)}"), "/publish/parameter", $"is {RequestDocuments.Text('p', 1012)}; {Names}" },
        { "deprecation in no days", RequestDocuments.Publish("\"deprecateAfterDays\": 0"), "/publish/deprecateAfterDays", "is 0; must be a whole number from 1 to 3650" },
        { "deprecation in 3,651 days", RequestDocuments.Publish("\"deprecateAfterDays\": 3651"), "/publish/deprecateAfterDays", "is 3651; must be a whole number from 1 to 3650" },
        { "deprecation on a day", RequestDocuments.Publish("\"deprecateAt\": \"2027-01-31\""), "/publish/deprecateAt", $"is \"2027-01-31\"; {Times}" },
        { "deprecation to the second", RequestDocuments.Publish("\"deprecateAt\": \"2027-01-31T00:00:30Z\""), "/publish/deprecateAt", $"is \"2027-01-31T00:00:30Z\"; {Times}" },
        { "deprecation on no day", RequestDocuments.Publish("\"deprecateAt\": \"2027-02-30T00:00Z\""), "/publish/deprecateAt", $"is \"2027-02-30T00:00Z\"; {Times}" },
        { "deprecation twice", RequestDocuments.Publish("\"deprecateAt\": \"2027-01-31T00:00Z\", \"deprecateAfterDays\": 3"), "/publish/deprecateAt", "goes without deprecateAfterDays; give one of the two" },
        { "protection unknown", RequestDocuments.Publish("\"deregistrationProtection\": \"on\""), "/publish/deregistrationProtection", "is \"on\"; must be withoutCooldown or withCooldown" },
        { "protection flag", RequestDocuments.Publish("\"deregistrationProtection\": true"), "/publish/deregistrationProtection", "must be a string, not true" },
        { "IMDS unknown", RequestDocuments.Publish("\"imdsSupport\": \"v1.0\""), "/publish/imdsSupport", "is \"v1.0\"; must be v2.0, or be left out" },
        { "template of nothing", RequestDocuments.Publish("\"launchTemplate\": {}"), "/publish/launchTemplate", "must have exactly one of launchTemplateId and launchTemplateName" },
        { "template of both", RequestDocuments.Publish("\"launchTemplate\": { \"launchTemplateId\": \"lt-01234567\", \"launchTemplateName\": \"web\" }"), "/publish/launchTemplate", "must have exactly one of launchTemplateId and launchTemplateName" },
        { "template id malformed", RequestDocuments.Publish("\"launchTemplate\": { \"launchTemplateId\": \"web\" }"), "/publish/launchTemplate/launchTemplateId", "is \"web\"; must be lt- and 8 or 17 lower-case hexadecimal digits" },
        { "template name of 2", RequestDocuments.Publish("\"launchTemplate\": { \"launchTemplateName\": \"we\" }"), "/publish/launchTemplate/launchTemplateName", "is \"we\"; must have 3 to 128 letters, digits and ().-/_" },
        { "template name with a blank", RequestDocuments.Publish("\"launchTemplate\": { \"launchTemplateName\": \"web server\" }"), "/publish/launchTemplate/launchTemplateName", "is \"web server\"; must have 3 to 128 letters, digits and ().-/_" },
        { "template version by number", RequestDocuments.Publish("\"launchTemplate\": { \"launchTemplateName\": \"web\", \"sourceVersion\": \"3\" }"), "/publish/launchTemplate/sourceVersion", "is \"3\"; must be default or latest" },
        { "template default text", RequestDocuments.Publish("\"launchTemplate\": { \"launchTemplateName\": \"web\", \"setDefault\": \"yes\" }"), "/publish/launchTemplate/setDefault", "must be true or false, not the string \"yes\"" },
        { "watermarks text", RequestDocuments.Publish("\"watermarks\": \"golden\""), "/publish/watermarks", "must be an array, not the string \"golden\"" },
        { "watermarks of none", RequestDocuments.Publish("\"watermarks\": []"), "/publish/watermarks", "must not be empty; leave the field out for the default" },
        { "watermark of 2", RequestDocuments.Publish("\"watermarks\": [\"go\"]"), "/publish/watermarks/0", $"is the string \"go\"; {Watermarks}" },
        { "watermark of 129", RequestDocuments.Publish($"\"watermarks\": [{RequestDocuments.Text('w', 129)}]"), "/publish/watermarks/0", $"is the string {RequestDocuments.Text('w', 129)}; {Watermarks}" },
        { "watermark with its account", RequestDocuments.Publish("\"watermarks\": [\"web\", \"111122223333:golden\"]"), "/publish/watermarks/1", $"is the string \"111122223333:golden\"; {Watermarks}" },
        { "watermark number", RequestDocuments.Publish("\"watermarks\": [123]"), "/publish/watermarks/0", $"is the number 123; {Watermarks}" },
        { "watermark twice", RequestDocuments.Publish("\"watermarks\": [\"golden\", \"golden\"]"), "/publish/watermarks/1", "repeats golden" },
        { "six watermarks", RequestDocuments.Publish("\"watermarks\": [\"one\", \"two\", \"three\", \"four\", \"five\", \"six\"]"), "/publish/watermarks", "has 6 entries; must have 1 to 5" },
        { "publish of a copy", RequestDocuments.Copy("\"region\": \"eu-west-1\", \"publish\": { \"imdsSupport\": \"v1.0\" }"), "/copies/to/0/publish/imdsSupport", "is \"v1.0\"; must be v2.0, or be left out" },
    };

    private const string Watermarks = "must be a watermark's name: 3 to 128 letters, digits, spaces and ()[]./-'@_, without the account id, which EC2 puts before it";

    private static string Levels(int count) => string.Concat(Enumerable.Repeat("/a", count));
}
