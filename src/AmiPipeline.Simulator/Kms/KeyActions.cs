using System.Text.Json;

namespace AmiPipeline.Simulator.Kms;

/// <summary>The KMS actions on keys.</summary>
internal static class KeyActions
{
    private const int MaxWaitDays = 30;

    public static Action<Utf8JsonWriter> Describe(Call call)
    {
        var reference = call.Parameters.Required("KeyId");
        call.Ready();
        var key = Known(call, reference);
        return json => WriteMetadata(json, key);
    }

    public static Action<Utf8JsonWriter> Create(Call call)
    {
        var policy = call.Parameters.Text("Policy") is { } text ? KeyPolicyActions.Read(call, text) : null;
        _ = call.Parameters.Flag("BypassPolicyLockoutSafetyCheck");
        _ = call.Parameters.OneOf("Origin", "AWS_KMS");
        _ = call.Parameters.OneOf("MultiRegion", "false", "False");
        var tags = call.Parameters.Text("Tags") is { } list ? KeyTagActions.Read(list) : [];
        var key = new KmsKey
        {
            Id = call.Simulation.Ids.NextUuid(),
            OwnerId = call.AccountId,
            Region = call.Region.Name,
            Spec = call.Parameters.Text("KeySpec") ?? call.Parameters.Text("CustomerMasterKeySpec") ?? KmsKey.SymmetricSpec,
            Usage = call.Parameters.Text("KeyUsage") ?? KmsKey.EncryptUsage,
            Description = call.Parameters.Text("Description") ?? "",
            CreationDate = call.Now,
        };
        call.Ready();
        policy?.GiveTo(key);
        tags.ForEach(tag => key.Tags[tag.Key] = tag.Value);
        call.Region.Keys.Add(key.Id, key);
        return json => WriteMetadata(json, key);
    }

    public static Action<Utf8JsonWriter> List(Call call)
    {
        var page = JsonPaging.Kms.Read(call.Parameters, 100, 1000);
        call.Ready();
        return json => page.Write(json, "Keys", call.Region.Keys.Values.Where(key => key.OwnerId == call.AccountId), key =>
        {
            json.WriteStartObject();
            json.WriteString("KeyId", key.Id);
            json.WriteString("KeyArn", key.Arn);
            json.WriteEndObject();
        });
    }

    public static Action<Utf8JsonWriter> Redescribe(Call call)
    {
        var key = Own(call);
        var description = call.Parameters.Text("Description") ?? throw new ServiceErrorException("ValidationException", "1 validation error detected: Value null at 'description' failed to satisfy constraint: Member must not be null");
        call.Ready();
        key.Description = description;
        return _ => { };
    }

    public static Action<Utf8JsonWriter> SetState(Call call, string state)
    {
        var key = Own(call);
        if (key.State == "PendingDeletion")
        {
            throw new ServiceErrorException("KMSInvalidStateException", $"{key.Arn} is pending deletion.");
        }

        call.Ready();
        key.State = state;
        return _ => { };
    }

    public static Action<Utf8JsonWriter> ScheduleDeletion(Call call)
    {
        var key = Own(call);
        var days = call.Parameters.Number("PendingWindowInDays", 7, MaxWaitDays) ?? MaxWaitDays;
        call.Ready();
        key.State = "PendingDeletion";
        key.DeletionDate = call.Now + TimeSpan.FromDays(days);
        return json =>
        {
            json.WriteString("KeyId", key.Arn);
            json.WriteNumber("DeletionDate", key.DeletionDate.Value.ToUnixTimeSeconds());
            json.WriteString("KeyState", key.State);
            json.WriteNumber("PendingWindowInDays", days);
        };
    }

    public static Action<Utf8JsonWriter> CancelDeletion(Call call)
    {
        var key = Own(call);
        if (key.State != "PendingDeletion")
        {
            throw new ServiceErrorException("KMSInvalidStateException", $"{key.Arn} is not pending deletion.");
        }

        call.Ready();
        (key.State, key.DeletionDate) = ("Disabled", null);
        return json => json.WriteString("KeyId", key.Arn);
    }

    public static ServiceErrorException NotFound(string message) => new("NotFoundException", message);

    /// <summary>The key that a call names by id or ARN; these actions take no alias, and only keys of the caller's account.</summary>
    public static KmsKey Own(Call call)
    {
        var reference = call.Parameters.Required("KeyId");
        if (reference.Contains("alias/", StringComparison.Ordinal))
        {
            throw NotFound($"Invalid keyId '{reference}'");
        }

        var key = Known(call, reference);
        return key.OwnerId == call.AccountId ? key : throw new ServiceErrorException(
            "AccessDeniedException", $"User: {call.Caller.Arn} is not authorized to perform: kms:{call.Action} on this resource");
    }

    private static KmsKey Known(Call call, string reference)
    {
        var key = KeyRing.Find(call.Simulation, call.Region, call.AccountId, reference);
        if (key is not null && key.IsKnownTo(call.AccountId, call.Now))
        {
            return key;
        }

        var prefix = Partition.Arn("kms", call.Region.Name, call.AccountId, "");
        throw NotFound(
            reference.StartsWith("alias/", StringComparison.Ordinal) ? $"Alias {prefix}{reference} is not found."
            : reference.StartsWith("arn:", StringComparison.Ordinal) ? $"Key '{reference}' does not exist"
            : Guid.TryParseExact(reference, "D", out _) || reference.StartsWith("mrk-", StringComparison.Ordinal) ? $"Key '{prefix}key/{reference}' does not exist"
            : $"Invalid keyId '{reference}'");
    }

    private static void WriteMetadata(Utf8JsonWriter json, KmsKey key)
    {
        json.WriteStartObject("KeyMetadata");
        json.WriteString("AWSAccountId", key.OwnerId);
        json.WriteString("KeyId", key.Id);
        json.WriteString("Arn", key.Arn);
        json.WriteNumber("CreationDate", key.CreationDate.ToUnixTimeSeconds());
        json.WriteBoolean("Enabled", key.State == KmsKey.EnabledState);
        json.WriteString("Description", key.Description);
        json.WriteString("KeyUsage", key.Usage);
        json.WriteString("KeyState", key.State);
        json.WriteString("Origin", key.State == "PendingImport" ? "EXTERNAL" : "AWS_KMS");
        json.WriteString("KeyManager", key.Manager);
        json.WriteString("KeySpec", key.Spec);
        json.WriteString("CustomerMasterKeySpec", key.Spec);
        json.WriteBoolean("MultiRegion", false);
        if (key.Usage == KmsKey.EncryptUsage)
        {
            json.WriteStartArray("EncryptionAlgorithms");
            foreach (var algorithm in key.Spec == KmsKey.SymmetricSpec ? [KmsKey.SymmetricSpec] : new[] { "RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256" })
            {
                json.WriteStringValue(algorithm);
            }

            json.WriteEndArray();
        }

        if (key.DeletionDate is { } deletion)
        {
            json.WriteNumber("DeletionDate", deletion.ToUnixTimeSeconds());
        }

        json.WriteEndObject();
    }
}
