using System.Diagnostics.CodeAnalysis;

namespace AmiPipeline;

/// <summary>An Amazon Resource Name: <c>arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE</c> (IAM User Guide, Identify AWS resources with ARNs).</summary>
/// <param name="Partition">The partition, such as <c>aws</c> or <c>aws-cn</c>.</param>
/// <param name="Service">The service's namespace, such as <c>kms</c>.</param>
/// <param name="Region">The Region; empty for a service without Regions.</param>
/// <param name="AccountId">The account's 12 digits; empty for a resource whose ARN names no account.</param>
/// <param name="Resource">The resource, which may contain colons itself.</param>
public sealed record Arn(string Partition, string Service, string Region, string AccountId, string Resource)
{
    private const string Prefix = "arn:";
    private const int AccountDigits = 12;

    /// <summary>Whether a text claims to be an ARN, well-formed or not.</summary>
    /// <param name="text">The text.</param>
    public static bool IsClaimedBy(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith(Prefix, StringComparison.Ordinal);
    }

    /// <summary>Reads an ARN.</summary>
    /// <param name="text">The ARN.</param>
    /// <exception cref="FormatException">It is not one.</exception>
    public static Arn Parse(string text) => TryParse(text, out var arn)
        ? arn
        : throw new FormatException($"\"{text}\" is not an ARN: arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE");

    /// <summary>Reads an ARN, if it is one. Wildcards, as policies use them, are read as text.</summary>
    /// <param name="text">What may be an ARN.</param>
    /// <param name="arn">The ARN; null if it is not one.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Arn? arn)
    {
        arn = text?.Split(':', 6) is ["arn", { Length: > 0 } partition, { Length: > 0 } service, var region, var account, { Length: > 0 } resource]
            && partition.StartsWith("aws", StringComparison.Ordinal)
            ? new Arn(partition, service, region, account, resource)
            : null;
        return arn is not null;
    }

    /// <summary>The resource's own name or id, without its type and path: what follows the last slash.</summary>
    public string ResourceName() => Resource[(Resource.LastIndexOf('/') + 1)..];

    /// <summary>Where the resource is.</summary>
    public AwsLocation Location() => new(AccountId, Region);

    /// <summary>Whether the ARN names one account and one Region.</summary>
    internal bool HasLocation =>
        AccountId.Length == AccountDigits && AccountId.All(char.IsAsciiDigit) && Region.Length > 0 && Region.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    /// <summary>The ARN's text.</summary>
    public override string ToString() => $"{Prefix}{Partition}:{Service}:{Region}:{AccountId}:{Resource}";
}
