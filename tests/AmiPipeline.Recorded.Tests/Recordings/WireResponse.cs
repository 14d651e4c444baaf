using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace AmiPipeline.Recorded.Tests.Recordings;

/// <summary>A recorded answer as it was on the wire: XML of EC2 and STS, JSON 1.1 of KMS.</summary>
internal static class WireResponse
{
    private const string RequestId = "59dbff89-35bd-4eac-99ed-be587EXAMPLE";

    public static HttpResponseMessage Of(RecordedAnswer answer) => answer.Service switch
    {
        "ec2" => Message(answer.Status, "text/xml", answer.IsError ? Ec2Error(answer) : Ec2(answer.Operation, answer.Data)),
        "sts" => Message(answer.Status, "text/xml", Sts(answer)),
        "kms" => Message(answer.Status, "application/x-amz-json-1.1", answer.IsError ? KmsError(answer) : Plain(answer.Data)!.ToJsonString()),
        var other => throw new InvalidOperationException($"There is no wire form for {other}."),
    };

    /// <summary>An answer of EC2: present but empty stays an empty element, absent stays absent.</summary>
    public static string Ec2(string operation, JsonElement data)
    {
        XNamespace ec2 = "http://ec2.amazonaws.com/doc/2016-11-15/";
        return new XElement(ec2 + $"{operation}Response", new XElement(ec2 + "requestId", RequestId), Members(ec2, operation, data)).ToString();
    }

    private static IEnumerable<XElement> Members(XNamespace space, string path, JsonElement data) =>
        from member in data.EnumerateObject()
        where member.Value.ValueKind != JsonValueKind.Null
        let memberPath = $"{path}.{member.Name}"
        select new XElement(space + WireNames.Last(memberPath), Content(space, memberPath, member.Value));

    private static object? Content(XNamespace space, string path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Select(item => new XElement(space + "item", Content(space, path, item))),
        JsonValueKind.Object when RecordedTime.Is(value) => RecordedTime.OnTheWire(value),
        JsonValueKind.Object => Members(space, path, value),
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    private static string Ec2Error(RecordedAnswer answer) => new XElement("Response",
        new XElement("Errors", new XElement("Error", new XElement("Code", answer.ErrorCode), new XElement("Message", answer.ErrorMessage))),
        new XElement("RequestID", RequestId)).ToString();

    private static string Sts(RecordedAnswer answer)
    {
        XNamespace sts = "https://sts.amazonaws.com/doc/2011-06-15/";
        return new XElement(sts + $"{answer.Operation}Response",
            new XElement(sts + $"{answer.Operation}Result", answer.Data.EnumerateObject().Select(member => new XElement(sts + member.Name, member.Value.GetString()))),
            new XElement(sts + "ResponseMetadata", new XElement(sts + "RequestId", RequestId))).ToString();
    }

    private static string KmsError(RecordedAnswer answer) =>
        new JsonObject { ["__type"] = answer.ErrorCode, ["message"] = answer.ErrorMessage }.ToJsonString();

    // JSON 1.1 has boto3's names; only times are numbers there.
    private static JsonNode? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Plain)]),
        JsonValueKind.Object when RecordedTime.Is(value) => JsonValue.Create(RecordedTime.Read(value).ToUnixTimeMilliseconds() / 1000m),
        JsonValueKind.Object => new JsonObject(value.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Plain(member.Value)))),
        JsonValueKind.Null => null,
        _ => JsonNode.Parse(value.GetRawText()),
    };

    private static HttpResponseMessage Message(int status, string contentType, string body)
    {
        var message = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, contentType) };
        message.Headers.TryAddWithoutValidation("x-amzn-RequestId", RequestId);
        return message;
    }
}
