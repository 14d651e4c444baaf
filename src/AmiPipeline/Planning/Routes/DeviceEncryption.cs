using AmiPipeline.Planning.Desired;
using AmiPipeline.Planning.Facts;

namespace AmiPipeline.Planning.Routes;

/// <summary>How one device is encrypted on a route: the parameters to pass, and the keys that are then right.</summary>
/// <param name="Parameters">What the call that makes the volume or snapshot passes; null leaves both parameters out.</param>
/// <param name="AcceptedKeys">The right keys, the best first; empty if the result must be unencrypted, and if EC2 does not show the key that is kept.</param>
/// <param name="Encrypted">Whether the result must be encrypted.</param>
internal sealed record DeviceEncryption(EncryptionParameters? Parameters, IReadOnlyList<AcceptedKey> AcceptedKeys, bool Encrypted)
{
    public static DeviceEncryption For(DesiredDevice device, ImageRoute route, EncryptionParameters? copy, AccountFacts account)
    {
        if (route == ImageRoute.Capture && device is { Key: null, ContentEncrypted: true, ContentKeyArn: null })
        {
            return new(null, [], Encrypted: true);
        }

        // CreateImage gives each snapshot its volume's status; encryption by default changes nothing there.
        if (KeyOf(device, route == ImageRoute.Capture ? account with { EncryptionByDefault = false } : account) is not { } key)
        {
            return new(null, [], Encrypted: false);
        }

        return route == ImageRoute.Copy
            ? new(copy, copy is null ? WithoutAName(key, account) : [key], Encrypted: true)
            : new(LeavesItToEc2(device) ? null : new EncryptionParameters(key.KmsKeyId), [key], Encrypted: true);
    }

    /// <summary>The key that a device is to come under; null if it is to stay unencrypted.</summary>
    public static AcceptedKey? KeyOf(DesiredDevice device, AccountFacts account) =>
        device.Key is { } requested ? requested.Accepted
        : device.ContentEncrypted ? Kept(device, account) ?? DefaultKey(account)
        : account.EncryptionByDefault ? DefaultKey(account)
        : null;

    /// <summary>The account's default key as a key that is right.</summary>
    public static AcceptedKey DefaultKey(AccountFacts account) =>
        new(account.DefaultKey.Arn ?? AcceptedKey.AwsManagedAlias, KeyOrigin.AccountDefault);

    // Another account's key cannot be kept, nor one of another Region: EC2 takes our default key.
    private static AcceptedKey? Kept(DesiredDevice device, AccountFacts account) =>
        device.ContentKeyArn is { } key && device.ContentOwnerId == account.Location.AccountId && device.IsContentInRegion ? new(key, KeyOrigin.Source) : null;

    // The EC2 User Guide keeps a snapshot's own key if CopyImage names none; the API reference says that the default key is taken.
    private static AcceptedKey[] WithoutAName(AcceptedKey key, AccountFacts account) =>
        key.Origin == KeyOrigin.Source && account.DefaultKey.Fault is null ? [key, DefaultKey(account)] : [key];

    private static bool LeavesItToEc2(DesiredDevice device) => device.Key is null && !device.ContentEncrypted;
}
