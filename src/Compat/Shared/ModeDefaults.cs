using System.Collections.ObjectModel;
using Amazon.Runtime;

namespace Amazon.Compat;

/// <summary>What <c>DefaultConfigurationMode</c> sets (AWS SDKs and Tools Reference Guide, Smart configuration defaults).</summary>
internal static class ModeDefaults
{
    private static readonly TimeSpan WithinRegion = TimeSpan.FromMilliseconds(1100);
    private static readonly TimeSpan BetweenRegions = TimeSpan.FromMilliseconds(3100);
    private static readonly TimeSpan OverMobileNetworks = TimeSpan.FromSeconds(30);

    /// <summary>Every mode's values.</summary>
    public static ReadOnlyCollection<IDefaultConfiguration> All { get; } = new(
    [
        Create(DefaultConfigurationMode.Standard, BetweenRegions),
        Create(DefaultConfigurationMode.InRegion, WithinRegion),
        Create(DefaultConfigurationMode.CrossRegion, BetweenRegions),
        Create(DefaultConfigurationMode.Mobile, OverMobileNetworks),
        // The SDK takes Auto's values until it has found out where it runs.
        Create(DefaultConfigurationMode.Auto, WithinRegion),
    ]);

    private static DefaultConfiguration Create(DefaultConfigurationMode mode, TimeSpan connectTimeout) => new()
    {
        Name = mode,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = connectTimeout,
        TlsNegotiationTimeout = connectTimeout,
    };
}
