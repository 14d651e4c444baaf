using AmiPipeline.Simulator.Iam;
using AmiPipeline.Simulator.Kms;

namespace AmiPipeline.Simulator.Ec2.Encryption;

/// <summary>What a key reference comes to: a key that EBS can use, or the reason why it cannot, which EC2 finds out late.</summary>
internal sealed record EbsKey(KmsKey? Key, string? Problem)
{
    public const string NotAccessible = "Given key ID is not accessible";
    public const string WrongState = "Client.InvalidKMSKey.InvalidState: The KMS key provided is in an incorrect state";

    private static readonly EbsKey None = new(null, null);

    public string? Arn => Key?.Arn;

    /// <summary>The problem as EBS's events put it (EBS User Guide, "EventBridge for Amazon EBS"); empty without a problem.</summary>
    public string Cause => (Problem, Key?.State) switch
    {
        (null, _) => "",
        (WrongState, "Disabled") => $"{Arn} is disabled.",
        (WrongState, "PendingImport") => $"{Arn} is pending import.",
        (WrongState, "PendingDeletion") => $"{Arn} is pending deletion.",
        _ => Problem,
    };

    /// <summary>The key as EBS may use it: in the Region, known to the caller, enabled and symmetric.</summary>
    /// <param name="call">Who uses it; the AWS managed key is made at its first use.</param>
    /// <param name="region">Where the key must be.</param>
    /// <param name="reference">Id, ARN, alias name or alias ARN; null for no key.</param>
    /// <param name="actions">The KMS actions that EBS takes on it; see <see cref="EbsKeyActions"/>.</param>
    public static EbsKey Find(Call call, Region region, string? reference, IReadOnlyList<string> actions)
    {
        if (reference is null)
        {
            return None;
        }

        var key = KeyRing.Find(call.Simulation, region, call.AccountId, reference);
        if (key is null || !KeyAccess.AllowsEbs(call, key, actions) || key.Spec != KmsKey.SymmetricSpec || key.Usage != KmsKey.EncryptUsage)
        {
            return new EbsKey(key, NotAccessible);
        }

        return new EbsKey(key, key.State == KmsKey.EnabledState ? null : WrongState);
    }
}
