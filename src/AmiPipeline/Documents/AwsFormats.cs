using System.Text.RegularExpressions;

namespace AmiPipeline.Documents;

/// <summary>What well-formed AWS identifiers look like.</summary>
public static partial class AwsFormats
{
    /// <summary>Whether <paramref name="text"/> is an EC2 id with the given prefix: 8 or 17 hexadecimal digits after the hyphen.</summary>
    public static bool IsEc2Id(string text, string prefix) =>
        text.StartsWith(prefix + "-", StringComparison.Ordinal) && Ec2IdDigits().IsMatch(text.AsSpan(prefix.Length + 1));

    /// <summary>Whether <paramref name="text"/> can name a KMS key: a key id (multi-Region ones included), key ARN, alias or alias ARN.</summary>
    public static bool IsKeyIdentifier(string text) => KeyIdentifier().IsMatch(text);

    /// <summary>Whether <paramref name="text"/> is a device name that EC2 takes for a volume.</summary>
    /// <remarks>
    /// EC2 User Guide, "Device names for volumes"; HVM instances refuse numbered names such as <c>/dev/sdf1</c>, and <c>/dev/xvdea</c> and beyond
    /// (aws-cli#1071, kubernetes#42293).
    /// </remarks>
    /// <param name="text">The name.</param>
    /// <param name="isHvm">Whether it is for an HVM image, as all but the oldest are.</param>
    public static bool IsDeviceName(string text, bool isHvm) => (isHvm ? HvmDeviceName() : DeviceName()).IsMatch(text);

    /// <summary>Whether all characters are allowed in an image's name: letters, digits and <c>()[] ./-'@_</c> (EC2 API, CreateImage).</summary>
    public static bool HasOnlyImageNameCharacters(string text) => ImageNameCharacters().IsMatch(text);

    /// <summary>The first character that EC2 does not take in descriptions of images and snapshots, for a person; null if all are printable ASCII.</summary>
    /// <remarks>EC2 answers "Character sets beyond ASCII are not supported." to the others. Control characters are refused here too: XML, in which EC2 answers, cannot hold most of them.</remarks>
    public static string? FirstBeyondDescriptions(string text) =>
        text.EnumerateRunes().Where(rune => rune.Value is < 0x20 or > 0x7E).Select(rune => rune.Value is < 0x20 or (>= 0x7F and < 0xA0) ? $"U+{rune.Value:X4}" : $"{rune} (U+{rune.Value:X4})").FirstOrDefault();

    /// <summary>Whether <paramref name="text"/> looks like an instance type, such as <c>t3.small</c> or <c>m7g.metal-24xl</c>.</summary>
    public static bool IsInstanceType(string text) => InstanceType().IsMatch(text);

    /// <summary>Whether <paramref name="text"/> names a parameter that holds an image's id.</summary>
    internal static bool IsImageParameter(string text) => ImageParameterName().IsMatch(text);

    /// <summary>What <see cref="IsAccountId"/> accepts, for a message.</summary>
    public const string AccountIdForm = "an account's 12 digits";

    /// <summary>What <see cref="IsRegion"/> accepts, for a message.</summary>
    public const string RegionForm = "a Region such as us-east-1";

    /// <summary>What <see cref="IsExternalId"/> accepts, for a message.</summary>
    public const string ExternalIdForm = "2 to 1224 letters, digits and _+=,.@:/-";

    /// <summary>Whether <paramref name="text"/> is an account id: 12 digits.</summary>
    public static bool IsAccountId(string text) => AccountId().IsMatch(text);

    /// <summary>Whether <paramref name="text"/> looks like a Region's name, such as <c>eu-west-1</c>.</summary>
    public static bool IsRegion(string text) => Region().IsMatch(text);

    /// <summary>Whether <paramref name="text"/> is an id of AWS Organizations.</summary>
    public static bool IsOrganizationId(string text) => OrganizationId().IsMatch(text);

    /// <summary>Whether <paramref name="text"/> is the ARN of an organization of AWS Organizations.</summary>
    public static bool IsOrganizationArn(string text) => OrganizationArn().IsMatch(text);

    /// <summary>Whether <paramref name="text"/> is the ARN of an organizational unit.</summary>
    public static bool IsOrganizationalUnitArn(string text) => OrganizationalUnitArn().IsMatch(text);

    /// <summary>Whether <paramref name="text"/> names someone with whom an image can be shared: an account id, or the ARN of an organization or organizational unit.</summary>
    public static bool IsHolder(string text) => IsAccountId(text) || IsOrganizationArn(text) || IsOrganizationalUnitArn(text);

    /// <summary>Whether <paramref name="text"/> is the ARN of an IAM role.</summary>
    public static bool IsRoleArn(string text) => RoleArn().IsMatch(text);

    /// <summary>Whether <paramref name="text"/> can be an external id: 2 to 1224 of the characters that STS takes.</summary>
    public static bool IsExternalId(string text) => ExternalId().IsMatch(text);

    /// <summary>Whether <paramref name="text"/> is the ARN of a KMS key in which <c>*</c> and <c>?</c> may stand for others. No alias: IAM knows keys by their ids.</summary>
    public static bool IsKeyArnPattern(string text) => KeyArnPattern().IsMatch(text);

    /// <summary>Whether <paramref name="text"/> is the name of a parameter in which <c>*</c> and <c>?</c> may stand for others.</summary>
    public static bool IsParameterPattern(string text) => ParameterPattern().IsMatch(text);

    /// <summary>Whether <paramref name="text"/> can name a parameter of an account's own: with slashes, it begins with one (Systems Manager User Guide, "About requirements and constraints for parameter names").</summary>
    internal static bool IsParameterName(string text) => ParameterName().IsMatch(text);

    /// <summary>Whether <paramref name="text"/> can name a family of images.</summary>
    internal static bool IsFamily(string text) => Family().IsMatch(text);

    /// <summary>Whether <paramref name="text"/> is the name of a family in which <c>*</c> may stand for others.</summary>
    public static bool IsFamilyPattern(string text) => FamilyPattern().IsMatch(text);

    /// <summary>Whether <paramref name="text"/> can name a watermark: 3 to 128 of the characters of images' names (EC2 API Reference, AttachImageWatermark).</summary>
    internal static bool IsWatermarkName(string text) => text.Length is >= 3 and <= 128 && HasOnlyImageNameCharacters(text);

    /// <summary>Whether <paramref name="text"/> is the name of a watermark in which <c>*</c> may stand for others.</summary>
    public static bool IsWatermarkPattern(string text) => text.Length is >= 1 and <= 128 && HasOnlyImageNameCharacters(text.Replace("*", "", StringComparison.Ordinal));

    /// <summary>Whether <paramref name="text"/> can name a launch template (EC2 API Reference, CreateLaunchTemplate).</summary>
    internal static bool IsLaunchTemplateName(string text) => LaunchTemplateName().IsMatch(text);

    // \z and not $, which would let a line end pass.
    [GeneratedRegex("^" + AwsPatterns.Ec2IdDigits + @"\z")]
    private static partial Regex Ec2IdDigits();

    [GeneratedRegex("^" + AwsPatterns.KeyIdentifier + @"\z")]
    private static partial Regex KeyIdentifier();

    [GeneratedRegex("^" + AwsPatterns.HvmDeviceName + @"\z")]
    private static partial Regex HvmDeviceName();

    [GeneratedRegex("^" + AwsPatterns.DeviceName + @"\z")]
    private static partial Regex DeviceName();

    [GeneratedRegex("^" + AwsPatterns.ImageNameCharacter + @"*\z")]
    private static partial Regex ImageNameCharacters();

    [GeneratedRegex("^" + AwsPatterns.InstanceType + @"\z")]
    private static partial Regex InstanceType();

    [GeneratedRegex("^" + AwsPatterns.ImageParameter + @"\z")]
    private static partial Regex ImageParameterName();

    [GeneratedRegex("^" + AwsPatterns.ParameterName + @"\z")]
    private static partial Regex ParameterName();

    [GeneratedRegex("^" + AwsPatterns.LaunchTemplateName + @"\z")]
    private static partial Regex LaunchTemplateName();

    [GeneratedRegex("^" + AwsPatterns.ParameterPattern + @"\z")]
    private static partial Regex ParameterPattern();

    [GeneratedRegex("^" + AwsPatterns.Family + @"\z")]
    private static partial Regex Family();

    [GeneratedRegex("^" + AwsPatterns.FamilyPattern + @"\z")]
    private static partial Regex FamilyPattern();

    [GeneratedRegex("^" + AwsPatterns.AccountId + @"\z")]
    private static partial Regex AccountId();

    [GeneratedRegex("^" + AwsPatterns.Region + @"\z")]
    private static partial Regex Region();

    [GeneratedRegex("^" + AwsPatterns.OrganizationId + @"\z")]
    private static partial Regex OrganizationId();

    [GeneratedRegex("^" + AwsPatterns.OrganizationArn + @"\z")]
    private static partial Regex OrganizationArn();

    [GeneratedRegex("^" + AwsPatterns.OrganizationalUnitArn + @"\z")]
    private static partial Regex OrganizationalUnitArn();

    [GeneratedRegex("^" + AwsPatterns.RoleArn + @"\z")]
    private static partial Regex RoleArn();

    [GeneratedRegex("^" + AwsPatterns.ExternalId + @"\z")]
    private static partial Regex ExternalId();

    [GeneratedRegex("^" + AwsPatterns.KeyArnPattern + @"\z")]
    private static partial Regex KeyArnPattern();
}
