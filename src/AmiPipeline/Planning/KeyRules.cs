using AmiPipeline.Errors;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning;

/// <summary>Whether the keys that a request asks for can encrypt EBS snapshots in the Region of the result.</summary>
internal static class KeyRules
{
    /// <summary>The key behind a name in the request; a problem is reported where it cannot be used.</summary>
    public static AskedKey? Resolve(string? asked, string field, PlanFacts facts, List<RequestProblem> problems)
    {
        if (asked is null)
        {
            return null;
        }

        var isDefault = asked == KeyRule.DefaultKey;
        var key = isDefault ? facts.Account.DefaultKey : facts.Keys[asked];
        if (Fault(key, facts.Account.Location) is { } fault)
        {
            problems.Add(new(field, isDefault ? $"is the account's default EBS key, which {fault}" : $"is {asked}, which {fault}"));
            return null;
        }

        return new AskedKey(key.Arn, isDefault ? "the account's default key" : "as asked");
    }

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

        var region = key.Arn.Split(':')[3];
        return region != location.Region ? $"is in {region}; a key must be in the Region of the image, {location.Region}"
            : key.Spec != "SYMMETRIC_DEFAULT" || key.Usage != "ENCRYPT_DECRYPT" ? $"is {key.Spec} for {key.Usage}; EBS needs a symmetric encryption key (SYMMETRIC_DEFAULT, ENCRYPT_DECRYPT)"
            : key.State != "Enabled" ? $"is in state {key.State}; it must be Enabled"
            : null;
    }
}
