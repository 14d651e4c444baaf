using System.Text.Json;

namespace AmiPipeline.Simulator.Kms;

/// <summary>Every KMS action that is modelled: as much as reads and changes which keys EBS can use.</summary>
internal static class KmsActions
{
    public static IReadOnlyDictionary<string, Func<Call, Action<Utf8JsonWriter>>> ByName { get; } = new Dictionary<string, Func<Call, Action<Utf8JsonWriter>>>(StringComparer.Ordinal)
    {
        ["CancelKeyDeletion"] = KeyActions.CancelDeletion,
        ["CreateKey"] = KeyActions.Create,
        ["DescribeKey"] = KeyActions.Describe,
        ["DisableKey"] = call => KeyActions.SetState(call, "Disabled"),
        ["EnableKey"] = call => KeyActions.SetState(call, KmsKey.EnabledState),
        ["ListKeys"] = KeyActions.List,
        ["ScheduleKeyDeletion"] = KeyActions.ScheduleDeletion,
        ["UpdateKeyDescription"] = KeyActions.Redescribe,

        ["CreateAlias"] = AliasActions.Create,
        ["DeleteAlias"] = AliasActions.Delete,
        ["ListAliases"] = AliasActions.List,
        ["UpdateAlias"] = AliasActions.Update,

        ["CreateGrant"] = GrantActions.Create,
        ["ListGrants"] = GrantActions.List,
        ["ListRetirableGrants"] = GrantActions.ListRetirable,
        ["RetireGrant"] = GrantActions.Retire,
        ["RevokeGrant"] = GrantActions.Revoke,

        ["GetKeyPolicy"] = KeyPolicyActions.Get,
        ["ListKeyPolicies"] = KeyPolicyActions.List,
        ["PutKeyPolicy"] = KeyPolicyActions.Put,

        ["ListResourceTags"] = KeyTagActions.List,
        ["TagResource"] = KeyTagActions.Tag,
        ["UntagResource"] = KeyTagActions.Untag,

        ["DisableKeyRotation"] = RotationActions.Disable,
        ["EnableKeyRotation"] = RotationActions.Enable,
        ["GetKeyRotationStatus"] = RotationActions.Get,
    };
}
