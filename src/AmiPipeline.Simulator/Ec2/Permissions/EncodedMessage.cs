using System.Text.Json;
using AmiPipeline.Simulator.Logs;

namespace AmiPipeline.Simulator.Ec2.Permissions;

/// <summary>
/// What EC2 returns about a refusal. EC2's own text can be read by DecodeAuthorizationMessage alone; this one is base64 of the action, the resource and
/// the condition keys.
/// </summary>
internal static class EncodedMessage
{
    public static string Create(Authorization denied)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("action", denied.Action);
            json.WriteString("resource", denied.Resource);
            json.WriteStartObject("context");
            foreach (var (key, values) in denied.Context.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                json.WriteString(key, string.Join(',', values));
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Convert.ToBase64String(stream.ToArray());
    }
}
