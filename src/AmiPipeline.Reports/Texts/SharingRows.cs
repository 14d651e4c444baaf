using AmiPipeline.Plans;
using AmiPipeline.Sharing;
using AmiPipeline.Verification;

namespace AmiPipeline.Reports.Texts;

/// <summary>With whom the image and its copies are shared, destination by destination: as planned, and as it is. Both have the same rows, in the same order.</summary>
internal static class SharingRows
{
    /// <summary>What to say if more grants stay than are named.</summary>
    public const string MoreGrants = "and others: list all with aws kms list-grants";

    /// <summary>As planned; none if nothing is to be shared.</summary>
    /// <param name="plan">The image's plan.</param>
    public static IReadOnlyList<SharingRow> Create(ImagePlan plan) => plan.Sharing is not { } sharing ? [] :
        [.. plan.Copies.Select(copy => copy.Location).Prepend(plan.Location).Skip(plan.KeepsImage ? 0 : 1).Select(location => Row(sharing, location, plan.Location))];

    /// <summary>As it is; none if nothing was to be shared, or it is not known with whom.</summary>
    /// <param name="image">The image.</param>
    public static IReadOnlyList<SharingRow> Create(VerifiedImage image)
    {
        if (image.Sharing?.Requested is not { } requested)
        {
            return [];
        }

        var places = (image.Copies?.Items ?? []).Where(copy => copy.ImageId is not null).ToDictionary(copy => copy.ImageId!, copy => copy.Location);
        return [.. image.Sharing.Items.Select(item => Row(requested, places.GetValueOrDefault(item.ImageId, image.Location), image.Location) with { FormerHolders = FormerHolders(item) })];
    }

    /// <summary>What the policies of the planned keys lack.</summary>
    /// <param name="plan">The image's plan.</param>
    public static IReadOnlyList<KeyAddition> KeyPolicies(ImagePlan plan) => plan.Sharing is { } sharing ? KeyAddition.Create(sharing, Keys(plan)) : [];

    /// <summary>The planned keys, each with the account that is to own the image.</summary>
    /// <param name="plan">The image's plan.</param>
    public static IEnumerable<(string OwnerId, string KeyArn)> Keys(ImagePlan plan)
    {
        var ofImage = plan.KeepsImage ? plan.Devices.SelectMany(device => device.Expected.AcceptedKeys).Select(key => (plan.Location.AccountId, key.KmsKeyId)) : [];
        var ofCopies = plan.Copies.SelectMany(copy => copy.Devices.Select(device => device.Key?.KmsKeyId).OfType<string>().Select(key => (copy.Location.AccountId, key)));
        return ofImage.Concat(ofCopies).Where(key => Arn.IsClaimedBy(key.Item2));
    }

    /// <summary>The keys of the shared image and its copies, each with the account that owns the image.</summary>
    /// <param name="image">The image.</param>
    public static IEnumerable<(string OwnerId, string KeyArn)> Keys(VerifiedImage image)
    {
        var shared = (image.Sharing?.Items ?? []).Select(item => item.ImageId).ToHashSet();
        var copies = (image.Copies?.Items ?? []).Where(copy => copy.ImageId is { } id && shared.Contains(id)).SelectMany(copy => copy.Devices, (copy, device) => (copy.Location.AccountId, device.KmsKeyId));
        return (shared.Contains(image.ImageId) ? image.Devices.Select(device => (image.Location.AccountId, device.KmsKeyId)) : [])
            .Concat(copies).Where(key => key.KmsKeyId is not null).Select(key => (key.AccountId, key.KmsKeyId!));
    }

    /// <summary>What key policies lack, for a person.</summary>
    /// <param name="additions">What they lack.</param>
    /// <param name="keys">Short names of keys.</param>
    public static IEnumerable<string> Describe(IEnumerable<KeyAddition> additions, KeyNames keys) => additions.Select(addition =>
        $"{string.Join(", ", addition.KeyArns.Select(keys.Shorten))}: a grant can't give this; add to the key policy, whose Version must be 2012-10-17: {addition.Statements}");

    /// <summary>Grants of other accounts' own on the keys of images that were taken back, for a person, each with the command that revokes it.</summary>
    /// <param name="grants">The grants.</param>
    /// <param name="keys">Short names of keys.</param>
    public static IEnumerable<(string Text, string Command)> Describe(IEnumerable<GrantThatStays> grants, KeyNames keys) => grants.Select(grant => (
        $"account {grant.AccountId} has a grant of its own on {keys.Shorten(grant.KeyArn)}, by which {grant.Grantee} may use the key; if nothing else needs it, revoke it:",
        $"aws kms revoke-grant --region {Arn.Parse(grant.KeyArn).Region} --key-id {grant.KeyArn} --grant-id {grant.GrantId}"));

    private static string? FormerHolders(SharedDestination item) => item.FormerHolders is not { } holders ? null
        : holders.Count == 0 ? item.HasMoreFormerHolders == true ? "not known" : "nobody"
        : $"{string.Join(", ", holders)}{(item.HasMoreFormerHolders == true ? ", and others" : "")}";

    private static SharingRow Row(SharingPlan sharing, AwsLocation location, AwsLocation home) => new(
        location.Describe(home),
        string.Join(", ", sharing.AccountsBeside(location.AccountId).Concat(sharing.Organizations)),
        sharing.RevokesAll ? "everyone the pipeline has shared it with" : string.Join(", ", sharing.Revoked));
}

/// <summary>With whom one image is shared.</summary>
/// <param name="Where">The Region, and the account if it is another one.</param>
/// <param name="With">Those who may use it.</param>
/// <param name="Without">Those who no longer may.</param>
internal sealed record SharingRow(string Where, string With, string Without)
{
    /// <summary>Those of them who could; null if nobody was to lose anything, and in a plan.</summary>
    public string? FormerHolders { get; init; }
}
