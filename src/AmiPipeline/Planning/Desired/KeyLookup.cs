using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Desired;

/// <summary>Finds the keys that a request asks for, and whether they can encrypt EBS snapshots in the Region of the result.</summary>
internal static class KeyLookup
{
    /// <summary>The key behind a name in the request; a problem is reported if it cannot be used.</summary>
    public static RequestedKey? Resolve(string? requested, string field, PlanFacts facts, List<Problem> problems)
    {
        if (requested is null)
        {
            return null;
        }

        var isDefault = requested == KmsKeyIdReader.DefaultKey;
        var key = isDefault ? facts.Account.DefaultKey : facts.Keys[requested];
        if (Fault(key, facts.Account.Location) is { } fault)
        {
            problems.Add(new(field, isDefault ? $"is the account's default EBS key, which {fault}" : $"is {requested}, which {fault}"));
            return null;
        }

        return new RequestedKey(key.Arn, isDefault ? KeyOrigin.AccountDefault : KeyOrigin.Request);
    }

    /// <summary>Why content under a key cannot be read, or null. A key that cannot be seen is left to EC2: its account may still allow its use.</summary>
    public static string? ContentFault(string? keyArn, PlanFacts facts)
    {
        if (keyArn is null || !facts.Keys.TryGetValue(keyArn, out var key))
        {
            return null;
        }

        var state = key.Fault is null && !key.CanBeUsed() ? $"is in state {key.State}"
            : key.Missing && Arn.Parse(keyArn).AccountId == facts.Account.Location.AccountId ? "does not exist (any more)"
            : null;
        return state is null ? null : $"under {keyArn}, which {state}; without that key its content cannot be read";
    }

    /// <summary>The key that a device's content is under, with what speaks against its use; null if there is none, or it is not reported.</summary>
    public static ContentKey? ContentKeyOf(DesiredDevice device, PlanFacts facts) =>
        device.ContentKeyArn is { } arn ? new(arn, facts.Keys.GetValueOrDefault(arn)?.Fault) : null;

    /// <summary>Why a key cannot encrypt EBS snapshots in <paramref name="location"/>, or null.</summary>
    public static string? Fault(KeyFacts key, AwsLocation location)
    {
        if (key.Fault is not null)
        {
            return key.Fault;
        }

        if (key.Arn is null)
        {
            return null;
        }

        var region = Arn.Parse(key.Arn).Region;
        return region != location.Region ? $"is in {region}; a key must be in the Region of the image, {location.Region}"
            : key.Spec is not (null or "SYMMETRIC_DEFAULT") || key.Usage is not (null or "ENCRYPT_DECRYPT") ? $"is {key.Spec ?? "a key"} for {key.Usage ?? "a use that is not reported"}; EBS needs a symmetric encryption key (SYMMETRIC_DEFAULT, ENCRYPT_DECRYPT)"
            : !key.CanBeUsed() ? $"is in state {key.State}; it must be Enabled"
            : null;
    }
}
