using System.Text.Json;

namespace AmiPipeline.Simulator.Kms;

/// <summary>The KMS actions on grants (KMS API Reference).</summary>
internal static class GrantActions
{
    private static readonly string[] Operations =
    [
        "CreateGrant", "Decrypt", "DescribeKey", "Encrypt", "GenerateDataKey", "GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext",
        "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo", "RetireGrant",
    ];

    public static Action<Utf8JsonWriter> Create(Call call)
    {
        var key = KeyPermissions.Grantable(call);
        var requested = new KmsGrant
        {
            Id = "",
            Token = "",
            GranteePrincipal = call.Parameters.Required("GranteePrincipal"),
            IssuingAccount = call.AccountId,
            RetiringPrincipal = call.Parameters.Text("RetiringPrincipal"),
            Name = call.Parameters.Text("Name"),
            Operations = ReadOperations(call.Parameters.Required("Operations")),
            CreationDate = call.Now,
            EffectiveFrom = call.Now + call.Simulation.Consistency.Grants,
        };
        CheckUsable(key);
        call.Ready();

        var grant = key.Grants.Find(requested.IsSameAs);
        if (grant is null)
        {
            grant = requested with { Id = call.Simulation.Ids.Next(""), Token = call.Simulation.Ids.Next("") };
            key.Grants.Add(grant);
        }

        return json =>
        {
            json.WriteString("GrantId", grant.Id);
            json.WriteString("GrantToken", grant.Token);
        };
    }

    /// <summary>The grants of a key.</summary>
    public static Action<Utf8JsonWriter> List(Call call)
    {
        var key = KeyActions.Own(call);
        var grantId = call.Parameters.Text("GrantId");
        var grantee = call.Parameters.Text("GranteePrincipal");
        var page = JsonPaging.Kms.Read(call.Parameters, 50, 100);
        call.Ready();
        var grants = key.Grants
            .Where(grant => (grantId ?? grant.Id) == grant.Id && (grantee ?? grant.GranteePrincipal) == grant.GranteePrincipal)
            .Select(grant => (key, grant));
        return json => GrantJson.Write(json, page, grants);
    }

    /// <summary>The grants that a principal may retire, on all keys of the caller's account.</summary>
    public static Action<Utf8JsonWriter> ListRetirable(Call call)
    {
        var principal = call.Parameters.Required("RetiringPrincipal");
        var page = JsonPaging.Kms.Read(call.Parameters, 50, 100);
        call.Ready();
        var grants = call.Region.Keys.Values.Where(key => key.OwnerId == call.AccountId)
            .SelectMany(key => key.Grants.Where(grant => grant.RetiringPrincipal == principal).Select(grant => (key, grant)));
        return json => GrantJson.Write(json, page, grants);
    }

    /// <summary>Takes a grant back, as the key's account.</summary>
    public static Action<Utf8JsonWriter> Revoke(Call call)
    {
        var key = KeyActions.Own(call);
        return Remove(call, key, key.Grants.Find(grant => grant.Id == call.Parameters.Required("GrantId")));
    }

    /// <summary>Takes a grant back, as who may retire it: by its token, or by key and id.</summary>
    public static Action<Utf8JsonWriter> Retire(Call call)
    {
        var (token, keyArn, id) = (call.Parameters.Text("GrantToken"), call.Parameters.Text("KeyId"), call.Parameters.Text("GrantId"));
        var key = call.Region.Keys.Values.FirstOrDefault(key =>
            token is null ? key.Arn == keyArn || (key.Id == keyArn && key.OwnerId == call.AccountId) : key.Grants.Exists(grant => grant.Token == token));
        var grant = key?.Grants.Find(grant => token is null ? grant.Id == id : grant.Token == token);
        return grant is null || MayRetire(call, key!, grant) ? Remove(call, key, grant) : throw new ServiceErrorException(
            "AccessDeniedException", $"User: {call.Caller.Arn} is not authorized to perform: kms:RetireGrant on this resource");
    }

    // An account without a role stands for everyone in it; a role is the retiring principal or it is not.
    private static bool MayRetire(Call call, KmsKey key, KmsGrant grant) => call.Caller.Session is null
        ? key.OwnerId == call.AccountId || grant.IssuingAccount == call.AccountId || KmsGrant.AccountOf(grant.RetiringPrincipal) == call.AccountId || grant.Allows(call.AccountId, "RetireGrant", call.Now)
        : grant.RetiringPrincipal == call.Caller.PrincipalArn || grant.RetiringPrincipal == call.Caller.Arn || grant.Allows(call.AccountId, "RetireGrant", call.Now);

    private static Action<Utf8JsonWriter> Remove(Call call, KmsKey? key, KmsGrant? grant)
    {
        if (key is null || grant is null)
        {
            throw KeyActions.NotFound("The grant does not exist.");
        }

        call.Ready();
        key.Grants.Remove(grant);
        return _ => { };
    }

    /// <summary>The operations in a parameter's text.</summary>
    public static List<string> ReadOperations(string text)
    {
        try
        {
            using var list = JsonDocument.Parse(text);
            var names = list.RootElement.EnumerateArray().Select(item => item.GetString() ?? "").ToList();
            return names.Find(name => !Operations.Contains(name)) is { } unknown
                ? throw new ServiceErrorException("ValidationException", $"The operation {unknown} is none of {string.Join(", ", Operations)}.")
                : names;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new ServiceErrorException("SerializationException", "Operations is not a list of texts.");
        }
    }

    private static void CheckUsable(KmsKey key)
    {
        if (key.State == "Disabled")
        {
            throw new ServiceErrorException("DisabledException", $"{key.Arn} is disabled.");
        }

        if (key.State != KmsKey.EnabledState)
        {
            throw new ServiceErrorException("KMSInvalidStateException", $"{key.Arn} is in the state {key.State}.");
        }
    }
}
