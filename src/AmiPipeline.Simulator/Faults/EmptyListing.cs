using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace AmiPipeline.Simulator.Faults;

/// <summary>A listing as it is if nothing matches: of XML and of KMS's JSON alike.</summary>
internal static class EmptyListing
{
    // What the lists of a Describe answer are named, at the top of it or of its result (EC2 API Reference; Auto Scaling API Reference).
    private static readonly string[] ListNames = ["Set", "Info", "LaunchConfigurations"];

    /// <summary>The same answer without the items and without a next page; any other answer as it is.</summary>
    public static SimulatorResponse Empty(SimulatorResponse answer) => answer.Status != 200 ? answer
        : answer.ContentType.Contains("json", StringComparison.Ordinal) ? answer with { Body = EmptyJson(answer.Body.Span) }
        : answer with { Body = EmptyXml(Encoding.UTF8.GetString(answer.Body.Span)) };

    private static byte[] EmptyXml(string body)
    {
        var root = XElement.Parse(body);
        if (!root.Name.LocalName.StartsWith("Describe", StringComparison.Ordinal))
        {
            return Encoding.UTF8.GetBytes(body);
        }

        foreach (var element in root.Elements().SelectMany(element => element.Name.LocalName.EndsWith("Result", StringComparison.Ordinal) ? element.Elements() : [element]).ToList())
        {
            if (Array.Exists(ListNames, name => element.Name.LocalName.EndsWith(name, StringComparison.Ordinal)))
            {
                element.RemoveNodes();
            }
            else if (element.Name.LocalName is "nextToken" or "NextToken")
            {
                element.Remove();
            }
        }

        return Encoding.UTF8.GetBytes(root.ToString(SaveOptions.DisableFormatting));
    }

    private static byte[] EmptyJson(ReadOnlySpan<byte> body)
    {
        if (JsonNode.Parse(body) is not JsonObject answer || !answer.ContainsKey("Truncated"))
        {
            return body.ToArray();
        }

        foreach (var list in answer.Where(field => field.Value is JsonArray).Select(field => field.Key).ToList())
        {
            answer[list] = new JsonArray();
        }

        answer["Truncated"] = false;
        answer.Remove("NextMarker");
        return Encoding.UTF8.GetBytes(answer.ToJsonString());
    }
}
