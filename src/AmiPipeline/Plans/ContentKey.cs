using System.Text.Json.Serialization;

namespace AmiPipeline.Plans;

/// <summary>The key that the content of a device is under, which is needed to read it.</summary>
/// <param name="KmsKeyArn">The key's ARN.</param>
/// <param name="Fault">Why KMS did not describe it when the request was planned, for a person: it may be that the account may not use it. Null if KMS did.</param>
public sealed record ContentKey(string KmsKeyArn, string? Fault = null)
{
    /// <summary>Whether the account that makes the copy was granted the key and could describe it, as it can before a copy in another account is made.</summary>
    [JsonIgnore]
    public bool IsGranted { get; init; }

    /// <summary>
    /// What to look at if EC2 cannot use a key and does not say which: the keys of the content first, since the others could be described; if something speaks against one
    /// of them, only that one. Of a copy in another account the other way round.
    /// </summary>
    /// <param name="devices">The devices that it may be about.</param>
    public static string Hint(IEnumerable<DevicePlan> devices)
    {
        var all = devices.ToList();
        if (all.Select(device => device.KeyDoubt).OfType<string>().Distinct().ToList() is { Count: > 0 } doubts)
        {
            return $" EC2 also says this when it cannot use a key for the caller; {string.Join("; ", doubts)}.";
        }

        var content = all.Select(device => device.ContentKey).OfType<ContentKey>().Distinct().OrderBy(key => key.Fault is null).ToList();
        var target = all.SelectMany(device => device.Expected.AcceptedKeys).Select(key => key.KmsKeyId).Except(content.Select(key => key.KmsKeyArn)).Distinct().ToList();
        if (content.Count == 0)
        {
            return target.Count == 0 ? "" : $" EC2 also says this when it cannot use a key for the caller; look at the key policy of {string.Join(", ", target)}.";
        }

        if (target.Count > 0 && content.TrueForAll(key => key.IsGranted))
        {
            return $" EC2 also says this when it cannot use a key for the caller. Look first at the key for the result, at its key policy and at that of the role AmiPipelineTarget: {string.Join(", ", target)}, which could be described when the request was planned. "
                + $"The key that the source is under was granted to the account, which could describe it: {string.Join(", ", content.Select(key => key.KmsKeyArn))}.";
        }

        var suspects = content.Exists(key => key.Fault is not null) ? content.FindAll(key => key.Fault is not null) : content;
        var faults = suspects.Select(key => key.Fault is null ? key.KmsKeyArn : $"{key.KmsKeyArn}, which {key.Fault}");
        return $" EC2 also says this when it cannot use a key for the caller. Look first at the key that the source is under: {string.Join("; ", faults)}."
            + (target.Count == 0 || suspects[0].Fault is not null ? "" : $" {string.Join(", ", target)}, for the result, could be described when the request was planned.");
    }
}
