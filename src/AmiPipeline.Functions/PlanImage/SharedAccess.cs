using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;

namespace AmiPipeline.Functions.PlanImage;

/// <summary>Whether what ShareSource gave has arrived: permissions take seconds, grants on keys up to minutes. Used before, a copy would fail.</summary>
internal static class SharedAccess
{
    /// <summary>Whether a request's source has been shared for this execution.</summary>
    public static bool IsExpected(RequestSource source, AwsLocation home) => source.AccountId is { } account && account != home.AccountId;

    /// <summary>The error of a source that does not show yet.</summary>
    /// <param name="what">What does not show.</param>
    /// <param name="source">The source.</param>
    /// <param name="orElse">Another reason why it does not show, as the end of the sentence; empty for none.</param>
    public static ResourceNotVisibleException NotYet(string what, RequestSource source, string orElse = "") =>
        new($"{what} of account {source.AccountId} was shared with this account, but cannot be used yet{orElse}.");

    /// <summary>Looks at what the image itself does not show: its snapshots, and the keys of its account.</summary>
    /// <exception cref="ResourceNotVisibleException">One of them cannot be used yet.</exception>
    public static async Task CheckAsync(RequestSource requested, SourceFacts source, KeyReader keys, AwsLocation home)
    {
        if (!IsExpected(requested, home))
        {
            return;
        }

        foreach (var device in source.Devices)
        {
            if (!device.Readable)
            {
                throw NotYet(device.SnapshotId!, requested);
            }

            if (device.KmsKeyArn is { } key && Arn.Parse(key).AccountId == requested.AccountId && (await keys.ReadAsync(key)).Fault is not null)
            {
                throw NotYet(key, requested);
            }
        }
    }
}
