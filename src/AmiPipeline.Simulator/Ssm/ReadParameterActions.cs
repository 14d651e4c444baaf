using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AmiPipeline.Simulator.Ssm;

/// <summary>GetParameter, GetParameters, GetParametersByPath and DescribeParameters.</summary>
internal static class ReadParameterActions
{
    private const int MaxNames = 10;

    public static Action<Utf8JsonWriter> Get(Call call)
    {
        var decrypts = call.Parameters.Flag("WithDecryption") ?? false;
        var found = ParameterStore.Known(call, call.Parameters.Required("Name"));
        call.Ready();
        return json =>
        {
            json.WritePropertyName("Parameter");
            Write(json, call, found.Parameter, found.Version, found.Selector, decrypts);
        };
    }

    public static Action<Utf8JsonWriter> GetAll(Call call)
    {
        var decrypts = call.Parameters.Flag("WithDecryption") ?? false;
        var names = JsonList.Texts(call.Parameters.Required("Names"));
        if (names.Count > MaxNames)
        {
            throw NewParameter.Invalid($"1 validation error detected: Value at 'names' failed to satisfy constraint: Member must have length less than or equal to {MaxNames}");
        }

        call.Ready();
        var found = names.ToLookup(name => Find(call, name) is not null);
        return json =>
        {
            json.WriteStartArray("Parameters");
            foreach (var (parameter, version, selector) in found[true].Select(name => Find(call, name)!.Value))
            {
                Write(json, call, parameter, version, selector, decrypts);
            }

            json.WriteEndArray();
            JsonList.Write(json, "InvalidParameters", found[false]);
        };
    }

    public static Action<Utf8JsonWriter> GetByPath(Call call)
    {
        var path = call.Parameters.Required("Path");
        var isRecursive = call.Parameters.Flag("Recursive") ?? false;
        var decrypts = call.Parameters.Flag("WithDecryption") ?? false;
        if (!path.StartsWith('/'))
        {
            throw NewParameter.Invalid("The parameter path must be a fully qualified path that starts with a forward slash (/).");
        }

        var page = JsonPaging.Ssm.Read(call.Parameters, byDefault: 10, max: 10);
        call.Ready();
        var start = path.TrimEnd('/') + "/";
        var found = call.Settings.Parameters.Values.Where(parameter => parameter.Name.StartsWith(start, StringComparison.Ordinal)
            && (isRecursive || parameter.Name.IndexOf('/', start.Length) < 0));
        return json => page.Write(json, "Parameters", found, parameter => Write(json, call, parameter, parameter.Current, null, decrypts));
    }

    public static Action<Utf8JsonWriter> Describe(Call call)
    {
        var filters = ParameterFilter.ReadAll(call.Parameters);
        var page = JsonPaging.Ssm.Read(call.Parameters, byDefault: 50, max: 50);
        call.Ready();
        var found = call.Settings.Parameters.Values.Where(parameter => filters.TrueForAll(filter => filter.Matches(parameter)));
        return json => page.Write(json, "Parameters", found, parameter => WriteMetadata(json, call, parameter));
    }

    private static (Parameter Parameter, ParameterVersion Version, string? Selector)? Find(Call call, string name)
    {
        try
        {
            return ParameterStore.Known(call, name);
        }
        catch (ServiceErrorException)
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter json, Call call, Parameter parameter, ParameterVersion version, string? selector, bool decrypts)
    {
        json.WriteStartObject();
        json.WriteString("Name", parameter.Name);
        json.WriteString("Type", parameter.Type);
        json.WriteString("Value", version.KeyId is null || decrypts ? version.Value : Encrypted(version));
        json.WriteNumber("Version", version.Number);
        if (selector is not null)
        {
            json.WriteString("Selector", selector);
        }

        json.WriteNumber("LastModifiedDate", version.Modified.ToUnixTimeMilliseconds() / 1000d);
        json.WriteString("ARN", parameter.ArnIn(call.Region.Name, call.AccountId));
        json.WriteString("DataType", version.DataType);
        json.WriteEndObject();
    }

    private static void WriteMetadata(Utf8JsonWriter json, Call call, Parameter parameter)
    {
        var current = parameter.Current;
        json.WriteStartObject();
        json.WriteString("Name", parameter.Name);
        json.WriteString("ARN", parameter.ArnIn(call.Region.Name, call.AccountId));
        json.WriteString("Type", parameter.Type);
        foreach (var (name, value) in new[] { ("KeyId", current.KeyId), ("Description", current.Description), ("AllowedPattern", current.AllowedPattern) })
        {
            if (value is not null)
            {
                json.WriteString(name, value);
            }
        }

        json.WriteNumber("LastModifiedDate", current.Modified.ToUnixTimeMilliseconds() / 1000d);
        json.WriteString("LastModifiedUser", call.Caller.Arn);
        json.WriteNumber("Version", current.Number);
        json.WriteString("Tier", parameter.Tier);
        json.WriteStartArray("Policies");
        json.WriteEndArray();
        json.WriteString("DataType", current.DataType);
        json.WriteEndObject();
    }

    // Nothing is encrypted here; it must only not be the value.
    private static string Encrypted(ParameterVersion version) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"{version.KeyId} {version.Number} {version.Value}")));
}
