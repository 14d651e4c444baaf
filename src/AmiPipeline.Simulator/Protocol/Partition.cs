namespace AmiPipeline.Simulator.Protocol;

/// <summary>A partition: what ARNs begin with, and what host names end with (botocore's endpoint metadata, as of November 2026).</summary>
internal sealed record Partition(string Name, string DnsSuffix)
{
    private static readonly Partition Standard = new("aws", "amazonaws.com");

    // By what a Region's name has before its direction.
    private static readonly Dictionary<string, Partition> ByArea = new(StringComparer.Ordinal)
    {
        ["cn"] = new("aws-cn", "amazonaws.com.cn"),
        ["us-gov"] = new("aws-us-gov", "amazonaws.com"),
        ["eusc-de"] = new("aws-eusc", "amazonaws.eu"),
        ["us-iso"] = new("aws-iso", "c2s.ic.gov"),
        ["us-isob"] = new("aws-iso-b", "sc2s.sgov.gov"),
        ["eu-isoe"] = new("aws-iso-e", "cloud.adc-e.uk"),
        ["us-isof"] = new("aws-iso-f", "csp.hci.ic.gov"),
    };

    public static IEnumerable<Partition> All => ByArea.Values.Prepend(Standard);

    public static Partition FromRegion(string region) => region.Split('-') switch
    {
        ["eusc", ..] => ByArea["eusc-de"],
        [.. var area, _, _] => ByArea.GetValueOrDefault(string.Join('-', area), Standard),
        _ => Standard,
    };

    /// <summary>The ARN of a resource in a Region.</summary>
    public static string Arn(string service, string region, string account, string resource) =>
        $"arn:{FromRegion(region).Name}:{service}:{region}:{account}:{resource}";

    /// <summary>The ARN of something of IAM or STS, which have no Regions.</summary>
    public string Global(string service, string account, string resource) => $"arn:{Name}:{service}::{account}:{resource}";
}
