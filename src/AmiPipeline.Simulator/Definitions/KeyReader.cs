namespace AmiPipeline.Simulator.Definitions;

/// <summary>Reads a KMS key and its alias.</summary>
internal static class KeyReader
{
    public static void Read(StrictObject json, ReadingScope scope)
    {
        var policy = json.Object("policy") is { } document ? new KeyPolicy(document.Json, PolicyReader.ReadKeyPolicy(document)) : null;
        var key = new KmsKey
        {
            Id = json.Required("id"),
            OwnerId = scope.AccountId,
            Region = scope.Region.Name,
            State = json.OneOf("state", KmsKey.EnabledState,
                KmsKey.EnabledState, "Creating", "Disabled", "PendingDeletion", "PendingImport", "PendingReplicaDeletion", "Unavailable", "Updating"),
            Spec = json.Text("spec") ?? KmsKey.SymmetricSpec,
            Usage = json.OneOf("usage", KmsKey.EncryptUsage, KmsKey.EncryptUsage, "SIGN_VERIFY", "GENERATE_VERIFY_MAC", "KEY_AGREEMENT"),
            Manager = json.OneOf("manager", "CUSTOMER", "CUSTOMER", "AWS"),
            Description = json.Text("description") ?? "",
            CreationDate = json.Time("creationDate") ?? AccountReader.Beginning,
            DeletionDate = json.Time("deletionDate"),
            RotationDays = json.Number("rotationDays"),
            RotatesFrom = json.Time("rotatesFrom"),
        };

        policy?.GiveTo(key);
        key.UsableBy = [.. json.Texts("usableBy").Union(key.UsableBy)];
        foreach (var (name, value) in json.Map("tags"))
        {
            key.Tags[name] = value;
        }

        if (!scope.Region.Keys.TryAdd(key.Id, key))
        {
            throw json.At("id", $"\"{key.Id}\" is there twice.");
        }

        foreach (var alias in json.Texts("aliases"))
        {
            Associate(json, "aliases", scope, alias, key.Id);
        }

        if (json.Text("alias") is { } only)
        {
            Associate(json, "alias", scope, only, key.Id);
        }

        key.Grants.AddRange(json.Objects("grants").Select(grant => ReadGrant(grant, key.OwnerId)));

        json.End();
    }

    private static KmsGrant ReadGrant(StrictObject json, string ownerId)
    {
        var created = json.Time("creationDate") ?? AccountReader.Beginning;
        var grant = new KmsGrant
        {
            Id = json.Required("id"),
            Token = json.Required("token"),
            Name = json.Text("name"),
            GranteePrincipal = json.Required("granteePrincipal"),
            IssuingAccount = json.Text("issuingAccount") ?? ownerId,
            RetiringPrincipal = json.Text("retiringPrincipal"),
            Operations = json.Texts("operations"),
            CreationDate = created,
            EffectiveFrom = created,
        };
        json.End();
        return grant;
    }

    private static void Associate(StrictObject json, string member, ReadingScope scope, string alias, string keyId)
    {
        var aliases = scope.Region.SettingsOf(scope.AccountId).Aliases;
        if (!alias.StartsWith("alias/", StringComparison.Ordinal))
        {
            throw json.At(member, $"\"{alias}\" does not start with alias/.");
        }

        if (aliases.GetValueOrDefault(alias) is not null)
        {
            throw json.At(member, $"\"{alias}\" is there twice.");
        }

        aliases[alias] = keyId;
    }
}
