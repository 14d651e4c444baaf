using AmiPipeline.Plans;
using AmiPipeline.Sharing;
using AmiPipeline.Verification;

namespace AmiPipeline.Reports.Texts;

/// <summary>The grant that accounts make on keys of shared images, if they launch them by Auto Scaling: nobody else makes it for them.</summary>
/// <param name="Holders">The accounts, or the organization or organizational unit whose accounts do.</param>
/// <param name="KeyArns">The keys: the command is for each.</param>
/// <param name="Command">What each account runs; <c>ACCOUNT</c>, <c>REGION</c> and <c>KEY_ARN</c> stand for what differs.</param>
internal sealed record AutoScalingGrant(IReadOnlyList<string> Holders, IReadOnlyList<string> KeyArns, string Command)
{
    // More commands than a person would copy from a page are one, with placeholders.
    private const int MaxCommands = 8;

    /// <summary>As planned; none if nothing is shared, or under no customer managed key.</summary>
    /// <param name="plan">The image's plan.</param>
    public static IReadOnlyList<AutoScalingGrant> Create(ImagePlan plan) => plan.Sharing is { } sharing ? Create(sharing, SharingRows.Keys(plan)) : [];

    /// <summary>For the image and its copies as they are.</summary>
    /// <param name="image">The image.</param>
    public static IReadOnlyList<AutoScalingGrant> Create(VerifiedImage image) => image.Sharing?.Requested is { } sharing ? Create(sharing, SharingRows.Keys(image)) : [];

    /// <summary>For a person: who runs what.</summary>
    /// <param name="keys">Short names of keys.</param>
    public string Describe(KeyNames keys) =>
        $"{string.Join(", ", Holders.Select(holder => Arn.IsClaimedBy(holder) ? $"each account of {holder}" : holder))}, to launch what is under {string.Join(", ", KeyArns.Select(keys.Shorten))}:";

    private static IReadOnlyList<AutoScalingGrant> Create(SharingPlan sharing, IEnumerable<(string OwnerId, string KeyArn)> keys)
    {
        // The owner of a key has its policy.
        var pairs = keys.SelectMany(key => sharing.AccountsBeside(key.OwnerId).Where(account => account != Arn.Parse(key.KeyArn).AccountId).Concat(sharing.Organizations), (key, holder) => (Holder: holder, key.KeyArn)).Distinct().ToList();
        return pairs.Count <= MaxCommands ? [.. pairs.Select(pair => Create([pair.Holder], [pair.KeyArn]))] :
        [
            .. pairs.GroupBy(pair => pair.KeyArn, pair => pair.Holder).GroupBy(key => string.Join(' ', key), key => key.Key)
                .Select(same => Create(same.Key.Split(' '), [.. same.Order(StringComparer.Ordinal)])),
        ];
    }

    private static AutoScalingGrant Create(IReadOnlyList<string> holders, IReadOnlyList<string> keyArns)
    {
        var first = Arn.Parse(keyArns[0]);
        var (region, key) = keyArns.Count == 1 ? (first.Region, keyArns[0]) : ("REGION", "KEY_ARN");
        var account = holders is [var only] && !Arn.IsClaimedBy(only) ? only : "ACCOUNT";
        return new(holders, keyArns, $"aws kms create-grant --region {region} --key-id {key} --grantee-principal {AutoScalingRole.ArnOf(first.Partition, account)} --operations {string.Join(' ', SourceAccess.GrantOperations)}");
    }
}
