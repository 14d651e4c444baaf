using System.Net.Mime;
using System.Security;
using System.Text;
using System.Text.Json;

namespace AmiPipeline.Simulator.Protocol;

/// <summary>How errors look in AWS's protocols (Smithy, "AWS protocols"; Amazon S3 User Guide, "REST error responses").</summary>
internal abstract record ErrorForm
{
    private const string XmlType = "text/xml;charset=UTF-8";

    /// <summary>The body, its content type, and what headers have besides.</summary>
    public abstract SimulatorResponse Write(ServiceErrorException error, string requestId);

    /// <summary>EC2's Query protocol; its id is spelled <c>RequestID</c>, unlike that of an answer.</summary>
    public sealed record Ec2 : ErrorForm
    {
        public override SimulatorResponse Write(ServiceErrorException error, string requestId) => Xml(error, requestId,
            $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response><Errors><Error>{CodeAndMessage(error)}</Error></Errors><RequestID>{requestId}</RequestID></Response>");
    }

    /// <summary>The Query protocol, and REST with XML bodies, except S3's.</summary>
    /// <param name="Namespace">The service's XML namespace; null if it is not known.</param>
    public sealed record Query(string? Namespace) : ErrorForm
    {
        public override SimulatorResponse Write(ServiceErrorException error, string requestId) => Xml(error, requestId,
            $"<ErrorResponse{(Namespace is null ? "" : $" xmlns=\"{Namespace}\"")}><Error><Type>Sender</Type>{CodeAndMessage(error)}</Error>" +
            $"<RequestId>{requestId}</RequestId></ErrorResponse>");
    }

    /// <summary>S3, whose errors have no element around them.</summary>
    public sealed record S3 : ErrorForm
    {
        public override SimulatorResponse Write(ServiceErrorException error, string requestId) => Xml(error, requestId,
            $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>{CodeAndMessage(error)}<RequestId>{requestId}</RequestId></Error>");
    }

    /// <summary>JSON 1.0 and 1.1, and REST with JSON bodies, which has the code in a header too.</summary>
    /// <param name="ContentType">The protocol's content type.</param>
    /// <param name="Namespace">What precedes the code. Default: nothing.</param>
    public sealed record Json(string ContentType, string Namespace = "") : ErrorForm
    {
        public const string Json10 = "application/x-amz-json-1.0";
        public const string Json11 = "application/x-amz-json-1.1";

        public override SimulatorResponse Write(ServiceErrorException error, string requestId) =>
            new(error.Status, ContentType, Body(error), requestId) { Headers = ContentType == MediaTypeNames.Application.Json ? [new("x-amzn-ErrorType", error.Code)] : [] };

        /// <summary>DynamoDB, whose codes have the name of a shape's namespace before them (Amazon DynamoDB Developer Guide, "Error handling").</summary>
        public static Json DynamoDb { get; } = new(Json10, "com.amazonaws.dynamodb.v20120810#");

        private byte[] Body(ServiceErrorException error)
        {
            using var stream = new MemoryStream();
            using (var json = new Utf8JsonWriter(stream))
            {
                json.WriteStartObject();
                json.WriteString("__type", Namespace + error.Code);
                json.WriteString("message", error.Message);
                json.WriteEndObject();
            }

            return stream.ToArray();
        }
    }

    private static SimulatorResponse Xml(ServiceErrorException error, string requestId, string body) =>
        new(error.Status, XmlType, Encoding.UTF8.GetBytes(body), requestId);

    private static string CodeAndMessage(ServiceErrorException error) =>
        $"<Code>{SecurityElement.Escape(error.Code)}</Code><Message>{SecurityElement.Escape(error.Message)}</Message>";
}
