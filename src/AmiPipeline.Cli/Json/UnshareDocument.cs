using AmiPipeline.Functions.Sharing;
using AmiPipeline.Verification;

namespace AmiPipeline.Cli.Json;

/// <summary>What <c>unshare</c> takes back, for programs.</summary>
/// <param name="ImageId">The image.</param>
/// <param name="Name">Its name.</param>
/// <param name="Location">Its account and Region.</param>
/// <param name="IsDryRun">Whether it would only be taken back.</param>
/// <param name="Access">What, and from whom; empty if there is nothing.</param>
/// <param name="StayingGrants">The grants on the image's keys that accounts keep which lose it: they have made them themselves.</param>
internal sealed record UnshareDocument(string ImageId, string Name, AwsLocation Location, bool IsDryRun, IReadOnlyList<AccessToResource> Access, IReadOnlyList<GrantThatStays> StayingGrants)
{
    public int ExitCode { get; }
}
