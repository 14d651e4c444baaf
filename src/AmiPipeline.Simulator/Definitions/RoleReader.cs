using System.Text.Json;

namespace AmiPipeline.Simulator.Definitions;

/// <summary>Reads roles, from the world's file and from definitions.</summary>
internal static class RoleReader
{
    private const int MaxNameLength = 64;
    private const int OneHour = 3600;
    private const int MaxSessionSeconds = 12 * OneHour;

    /// <summary>How long a session may last at most if the role does not say.</summary>
    public const int DefaultSessionSeconds = OneHour;

    /// <summary>A member of an account's <c>roles</c>.</summary>
    public static Role Read(StrictObject json, string accountId, Partition partition)
    {
        var trust = json.Object("trustPolicy") ?? throw json.Error("the member \"trustPolicy\" is missing.");
        var seconds = json.Number("maxSessionSeconds") ?? DefaultSessionSeconds;
        var policies = json.Object("policies");
        var names = policies?.Names() ?? [];
        var role = new Role(
            partition,
            accountId,
            ReadPath(json),
            ReadName(json),
            PolicyReader.ReadTrustPolicy(trust),
            [.. names.Select(name => PolicyReader.ReadRolePolicy(name, policies!.Object(name) ?? throw policies.At(name, "a policy is expected, this is null.")))],
            seconds is >= OneHour and <= MaxSessionSeconds
                ? TimeSpan.FromSeconds(seconds)
                : throw json.At("maxSessionSeconds", $"a session lasts {OneHour} to {MaxSessionSeconds} seconds at most."))
        {
            TrustText = trust.Json,
            PolicyTexts = [.. names.Select(name => KeyValuePair.Create(name, policies!.Object(name)!.Json))],
        };
        json.End();
        return role;
    }

    /// <summary>A definition; its places in errors are those of the same role in a world's file.</summary>
    /// <exception cref="WorldFormatException">The definition is wrong, or needs what is not modelled.</exception>
    public static Role Read(RoleDefinition definition, string accountId, Partition partition)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("name", definition.Name);
            json.WriteString("path", definition.Path);
            json.WritePropertyName("trustPolicy");
            Write(json, "trustPolicy", definition.TrustPolicy);
            json.WriteStartObject("policies");
            foreach (var (name, policy) in definition.Policies)
            {
                json.WritePropertyName(name);
                Write(json, $"policies/{name}", policy);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        using var document = JsonDocument.Parse(stream.ToArray());
        return Read(new StrictObject(document.RootElement, ""), accountId, partition);
    }

    private static void Write(Utf8JsonWriter json, string place, string policy)
    {
        try
        {
            json.WriteRawValue(policy);
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw new WorldFormatException("/" + place, $"this is not JSON: {error.Message}");
        }
    }

    private static string ReadName(StrictObject json)
    {
        var name = json.Required("name");
        return name.Length is >= 1 and <= MaxNameLength && name.All(character => char.IsAsciiLetterOrDigit(character) || "+=,.@-_".Contains(character))
            ? name
            : throw json.At("name", $"\"{name}\" is no name of a role: 1 to {MaxNameLength} letters, digits and +=,.@-_");
    }

    private static string ReadPath(StrictObject json)
    {
        var path = json.Text("path") ?? "/";
        return path.StartsWith('/') && path.EndsWith('/') ? path : throw json.At("path", $"\"{path}\" does not begin and end with a slash.");
    }
}
