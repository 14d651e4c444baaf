using AmiPipeline.Simulator.Definitions;

namespace AmiPipeline.Simulator.Saving;

/// <summary>Writes a KMS key with its aliases and grants.</summary>
internal static class KeyWriter
{
    public static void Write(MemberWriter members, KmsKey key, AccountSettings settings) => members
        .Text("id", key.Id)
        .Texts("aliases", [.. settings.Aliases.Where(alias => alias.Value == key.Id).Select(alias => alias.Key)])
        .Map("tags", key.Tags)
        .Text("state", key.State, KmsKey.EnabledState)
        .Text("spec", key.Spec, KmsKey.SymmetricSpec)
        .Text("usage", key.Usage, KmsKey.EncryptUsage)
        .Text("manager", key.Manager, "CUSTOMER")
        .Text("description", key.Description, "")
        .Time("creationDate", key.CreationDate, AccountReader.Beginning)
        .Time("deletionDate", key.DeletionDate)
        .Number("rotationDays", key.RotationDays)
        .Time("rotatesFrom", key.RotatesFrom)
        .Texts("usableBy", [.. key.UsableBy])
        .Raw("policy", key.PolicyText)
        .Objects("grants", key.Grants, grant => members
            .Text("id", grant.Id)
            .Text("token", grant.Token)
            .Text("name", grant.Name)
            .Text("granteePrincipal", grant.GranteePrincipal)
            .Text("issuingAccount", grant.IssuingAccount, key.OwnerId)
            .Text("retiringPrincipal", grant.RetiringPrincipal)
            .Texts("operations", grant.Operations)
            .Time("creationDate", grant.CreationDate));
}
