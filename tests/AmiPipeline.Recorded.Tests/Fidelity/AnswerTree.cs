using System.Text.Json;
using System.Xml.Linq;
using AmiPipeline.Recorded.Tests.Recordings;

namespace AmiPipeline.Recorded.Tests.Fidelity;

/// <summary>An answer as a tree of elements without namespaces, whatever the protocol: lists are elements of <c>item</c>.</summary>
internal static class AnswerTree
{
    public static async Task<XElement> OfAsync(RecordedAnswer answer)
    {
        using var message = WireResponse.Of(answer);
        return Of(answer.Service, await message.Content.ReadAsStringAsync());
    }

    public static XElement Of(string service, string body)
    {
        if (service == "kms")
        {
            return OfJson("answer", JsonDocument.Parse(body).RootElement);
        }

        var plain = Plain(XDocument.Parse(body).Root!);
        // EC2's request id and STS's envelope are of the protocol, not of the answer.
        plain.Element("requestId")?.Remove();
        return service == "sts" ? plain.Elements().First() : plain;
    }

    private static XElement Plain(XElement element) =>
        new(element.Name.LocalName, element.HasElements ? element.Elements().Select(Plain) : element.Value);

    private static XElement OfJson(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new XElement(name, value.EnumerateObject().Select(member => OfJson(member.Name, member.Value))),
        JsonValueKind.Array => new XElement(name, value.EnumerateArray().Select(item => OfJson("item", item))),
        // A time is a number there, with or without a fraction.
        JsonValueKind.Number => new XElement(name, (long)value.GetDecimal()),
        _ => new XElement(name, value.ToString() is "True" or "False" ? value.ToString().ToLowerInvariant() : value.ToString()),
    };
}
