namespace AmiPipeline;

/// <summary>A partition of AWS: a group of Regions with accounts, ARNs and its own host names (IAM User Guide, "Identify AWS resources with ARNs").</summary>
/// <remarks>
/// Prefixes of Regions and DNS suffixes are those of the metadata that AWS's SDKs share (partitions.json). A Region that is new in its partition needs no
/// change here; one of no known prefix is in <c>aws</c>, as it is for the SDKs.
/// </remarks>
/// <param name="Name">The name, as in ARNs.</param>
/// <param name="RegionPrefix">What the names of its Regions begin with; empty for <c>aws</c>, which has all others.</param>
/// <param name="DnsSuffix">What the host names of its endpoints end with.</param>
/// <param name="ConsoleHost">The host of its console, without a Region; null for a partition without a public console.</param>
/// <param name="HasSuffixedPrincipals">Whether principals of services that name a Region, such as CloudWatch Logs, end with <paramref name="DnsSuffix"/> rather than <c>amazonaws.com</c>.</param>
public sealed record Partition(string Name, string RegionPrefix, string DnsSuffix, string? ConsoleHost = null, bool HasSuffixedPrincipals = false)
{
    /// <summary>The shape of a Region's name, without anchors.</summary>
    internal const string RegionPattern = "(eusc|[a-z]{2})(-[a-z]+)+-[0-9]{1,2}";

    /// <summary>The partition of Regions that are in no other.</summary>
    public static Partition Aws { get; } = new("aws", "", "amazonaws.com", "console.aws.amazon.com");

    /// <summary>All partitions.</summary>
    public static IReadOnlyList<Partition> All { get; } =
    [
        Aws,
        new("aws-cn", "cn-", "amazonaws.com.cn", "console.amazonaws.cn", HasSuffixedPrincipals: true),
        new("aws-us-gov", "us-gov-", "amazonaws.com", "console.amazonaws-us-gov.com"),
        new("aws-eusc", "eusc-", "amazonaws.eu", "console.amazonaws-eusc.eu"),
        new("aws-iso", "us-iso-", "c2s.ic.gov", HasSuffixedPrincipals: true),
        new("aws-iso-b", "us-isob-", "sc2s.sgov.gov", HasSuffixedPrincipals: true),
        new("aws-iso-e", "eu-isoe-", "cloud.adc-e.uk"),
        new("aws-iso-f", "us-isof-", "csp.hci.ic.gov"),
    ];

    /// <summary>The partition that a Region is in.</summary>
    /// <param name="region">The Region's name, such as <c>eu-west-1</c>.</param>
    public static Partition FromRegion(string region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return All.FirstOrDefault(partition => partition.RegionPrefix.Length > 0 && region.StartsWith(partition.RegionPrefix, StringComparison.Ordinal)) ?? Aws;
    }
}
