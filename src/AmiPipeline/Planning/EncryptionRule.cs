namespace AmiPipeline.Planning;

/// <summary>How one device is encrypted on a route: the parameters to pass, and the keys that are then right.</summary>
/// <param name="Parameters">What the call that makes the volume or snapshot passes; null leaves both parameters out.</param>
/// <param name="Encrypted">Whether the result must be encrypted.</param>
/// <param name="AcceptedKeys">The right keys; empty where plain.</param>
internal sealed record EncryptionRule(EncryptionParameters? Parameters, bool Encrypted, IReadOnlyList<AcceptedKey> AcceptedKeys)
{
    private static readonly EncryptionRule Plain = new(null, false, []);

    public static EncryptionRule For(DeviceWish wish, ImageRoute route, EncryptionParameters? copy, AccountFacts account)
    {
        if (wish.Key is { } asked)
        {
            return new(asked.Parameters, true, [asked.Accepted]);
        }

        return wish.ContentEncrypted ? PreservedEncrypted(wish, route, copy, account) : PreservedPlain(route, account);
    }

    /// <summary>The account's default key as a key that is right.</summary>
    public static AcceptedKey DefaultKey(AccountFacts account) =>
        new(account.DefaultKey.Arn ?? AcceptedKey.AwsManagedAlias, "the account's default key");

    private static EncryptionRule PreservedPlain(ImageRoute route, AccountFacts account) =>
        // CreateImage gives each snapshot its volume's status; encryption by default changes nothing there.
        account.EncryptionByDefault && route != ImageRoute.Capture
            ? new(null, true, [DefaultKey(account)])
            : Plain;

    private static EncryptionRule PreservedEncrypted(DeviceWish wish, ImageRoute route, EncryptionParameters? copy, AccountFacts account)
    {
        if (wish.ContentKeyArn is not { } sourceKey || wish.ContentOwnerId != account.Location.AccountId)
        {
            // Another account's key cannot be kept: EC2 takes our default key, and names none.
            return new(route == ImageRoute.Copy ? null : new EncryptionParameters(account.DefaultKey.Arn), true, [DefaultKey(account)]);
        }

        var kept = new AcceptedKey(sourceKey, "the source's key");
        return route == ImageRoute.Copy && copy is null
            ? new(null, true, [kept, DefaultKey(account)])
            : new(new EncryptionParameters(sourceKey), true, [kept]);
    }
}
