using System.Text.Json;

namespace AmiPipeline.Simulator.Kms;

/// <summary>The KMS actions on aliases.</summary>
internal static class AliasActions
{
    public static Action<Utf8JsonWriter> List(Call call)
    {
        var keyReference = call.Parameters.Text("KeyId");
        var limit = call.Parameters.Number("Limit", 1, 1000) ?? 50;
        var marker = call.Parameters.Text("Marker");
        call.Ready();

        var keyId = keyReference is null
            ? null
            : KeyRing.Find(call.Simulation, call.Region, call.AccountId, keyReference)?.Id
                ?? throw KeyActions.NotFound($"Key '{keyReference}' does not exist");
        var aliases = call.Settings.Aliases
            .Where(alias => keyId is null || alias.Value == keyId)
            .Where(alias => marker is null || string.CompareOrdinal(alias.Key, marker) > 0)
            .Take(limit + 1)
            .ToList();

        return json => Write(json, call, aliases, limit);
    }

    public static Action<Utf8JsonWriter> Create(Call call)
    {
        var name = NameOf(call);
        var reference = call.Parameters.Required("TargetKeyId");
        if (call.Settings.Aliases.ContainsKey(name))
        {
            throw new ServiceErrorException("AlreadyExistsException", $"An alias with the name {ArnOf(call, name)} already exists");
        }

        var key = KeyRing.Find(call.Simulation, call.Region, call.AccountId, reference)
            ?? throw KeyActions.NotFound($"Key '{reference}' does not exist");
        call.Ready();
        call.Settings.Aliases.Add(name, key.Id);
        return _ => { };
    }

    /// <summary>Another key of the same kind and use; aliases of AWS stay as they are.</summary>
    public static Action<Utf8JsonWriter> Update(Call call)
    {
        var name = NameOf(call);
        var reference = call.Parameters.Required("TargetKeyId");
        var old = KeyRing.Find(call.Simulation, call.Region, call.AccountId, Existing(call, name));
        var key = KeyRing.Find(call.Simulation, call.Region, call.AccountId, reference)
            ?? throw KeyActions.NotFound($"Key '{reference}' does not exist");
        if (old is not null && (old.Spec, old.Usage) != (key.Spec, key.Usage))
        {
            throw new ServiceErrorException("ValidationException", $"Alias {ArnOf(call, name)} is of a key {old.Spec} for {old.Usage}, and cannot be of one {key.Spec} for {key.Usage}");
        }

        call.Ready();
        call.Settings.Aliases[name] = key.Id;
        return _ => { };
    }

    public static Action<Utf8JsonWriter> Delete(Call call)
    {
        var name = NameOf(call);
        Existing(call, name);
        call.Ready();
        call.Settings.Aliases.Remove(name);
        return _ => { };
    }

    private static string NameOf(Call call)
    {
        var name = call.Parameters.Required("AliasName");
        return name.StartsWith("alias/", StringComparison.Ordinal) && !name.StartsWith("alias/aws/", StringComparison.Ordinal)
            ? name
            : throw new ServiceErrorException("InvalidAliasNameException", $"'{name}' must start with alias/ and not with alias/aws/.");
    }

    private static string Existing(Call call, string name) =>
        call.Settings.Aliases.GetValueOrDefault(name) ?? throw KeyActions.NotFound($"Alias {ArnOf(call, name)} is not found.");

    private static void Write(Utf8JsonWriter json, Call call, List<KeyValuePair<string, string?>> aliases, int limit)
    {
        json.WriteStartArray("Aliases");
        foreach (var (name, keyId) in aliases.Take(limit))
        {
            json.WriteStartObject();
            json.WriteString("AliasName", name);
            json.WriteString("AliasArn", ArnOf(call, name));
            if (keyId is not null)
            {
                json.WriteString("TargetKeyId", keyId);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("Truncated", aliases.Count > limit);
        if (aliases.Count > limit)
        {
            json.WriteString("NextMarker", aliases[limit - 1].Key);
        }
    }

    private static string ArnOf(Call call, string name) => Partition.Arn("kms", call.Region.Name, call.AccountId, name);
}
