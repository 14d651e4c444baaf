using AmiPipeline.Errors;
using AmiPipeline.Plans;
using AmiPipeline.Requests;
using AmiPipeline.StatesLanguage.History;

namespace AmiPipeline.Reports.Texts;

/// <summary>The aliases by which a request names the keys of copies: those of other accounts cannot be read.</summary>
internal static class RequestedAliases
{
    /// <summary>Aliases by key ARN; none if the history has no request.</summary>
    /// <param name="history">The execution's history.</param>
    /// <param name="plan">The image's plan; null if there is none.</param>
    public static IReadOnlyDictionary<string, string> Create(IReadOnlyList<HistoryEvent> history, ImagePlan? plan)
    {
        var aliases = new Dictionary<string, string>(StringComparer.Ordinal);
        var entries = plan is { HasCopies: true } ? Entries(history) : [];
        foreach (var copy in plan?.Copies ?? [])
        {
            foreach (var entry in entries.Where(entry => IsIn(entry, copy.Location, plan!.Location)))
            {
                foreach (var device in copy.Devices.Where(device => device.Key is { Origin: KeyOrigin.Request }))
                {
                    var key = entry.Volumes.FirstOrDefault(volume => volume.DeviceName == device.DeviceName)?.KmsKeyId ?? entry.KmsKeyId;
                    if (key?.StartsWith("alias/", StringComparison.Ordinal) == true)
                    {
                        aliases.TryAdd(device.Key!.KmsKeyId, key);
                    }
                }
            }
        }

        return aliases;
    }

    private static bool IsIn(RequestCopy entry, AwsLocation location, AwsLocation home) =>
        (entry.AccountId ?? home.AccountId) == location.AccountId && (entry.HasAllRegions() || entry.NamedRegions().Contains(location.Region));

    private static List<RequestCopy> Entries(IReadOnlyList<HistoryEvent> history)
    {
        try
        {
            var request = history.FirstOrDefault(one => one.Type == HistoryEventType.ExecutionStarted)?.Input;
            return request is null ? [] : [.. (RequestReader.Read(request).Copies?.Entries() ?? []).Select(entry => entry.Entry)];
        }
        catch (RequestRefusedException)
        {
            // An older version's, which this one reads otherwise.
            return [];
        }
    }
}
