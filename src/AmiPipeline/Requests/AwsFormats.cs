using System.Text.RegularExpressions;

namespace AmiPipeline.Requests;

/// <summary>What well-formed AWS identifiers look like.</summary>
public static partial class AwsFormats
{
    /// <summary>Whether <paramref name="text"/> is an EC2 id with the given prefix: 8 or 17 hexadecimal digits after the hyphen.</summary>
    public static bool IsEc2Id(string text, string prefix) =>
        text.StartsWith(prefix + "-", StringComparison.Ordinal) && HexDigits().IsMatch(text.AsSpan(prefix.Length + 1));

    /// <summary>Whether <paramref name="text"/> can name a KMS key: a key id (multi-Region ones included), key ARN, alias or alias ARN.</summary>
    public static bool IsKeyIdentifier(string text) => KeyId().IsMatch(text) || KeyAlias().IsMatch(text) || KeyArn().IsMatch(text);

    /// <summary>Whether <paramref name="text"/> is a device name that EC2 documents for block devices on Linux or Windows.</summary>
    public static bool IsDeviceName(string text) => DeviceName().IsMatch(text);

    /// <summary>Whether all characters are allowed in an image's name: letters, digits and <c>()[] ./-'@_</c> (EC2 API, CreateImage).</summary>
    public static bool HasOnlyImageNameCharacters(string text) => ImageNameCharacters().IsMatch(text);

    /// <summary>Whether <paramref name="text"/> looks like an instance type, such as <c>t3.small</c> or <c>m7g.metal-24xl</c>.</summary>
    public static bool IsInstanceType(string text) => InstanceType().IsMatch(text);

    [GeneratedRegex("^([0-9a-f]{8}|[0-9a-f]{17})$")]
    private static partial Regex HexDigits();

    [GeneratedRegex("^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$")]
    private static partial Regex KeyId();

    [GeneratedRegex("^alias/[a-zA-Z0-9/_-]{1,250}$")]
    private static partial Regex KeyAlias();

    [GeneratedRegex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:(key/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32})|alias/[a-zA-Z0-9/_-]{1,250})$")]
    private static partial Regex KeyArn();

    [GeneratedRegex("^(/dev/)?(sd[a-z]([1-9]|1[0-5])?|xvd[a-z]{1,2}|hd[a-z]([1-9]|1[0-5])?)$")]
    private static partial Regex DeviceName();

    [GeneratedRegex(@"^[A-Za-z0-9()\[\] ./\-'@_]*$")]
    private static partial Regex ImageNameCharacters();

    [GeneratedRegex(@"^[a-z][a-z0-9-]*\.[a-z0-9-]+$")]
    private static partial Regex InstanceType();
}
