using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.StepFunctions.Internal;

/// <summary>One operation of the service: how its request is written and its response is read (AWS JSON 1.0 protocol).</summary>
/// <typeparam name="TRequest">Its request.</typeparam>
/// <typeparam name="TResponse">Its response.</typeparam>
/// <param name="name">Its name.</param>
/// <param name="write">Writes the members of a request.</param>
/// <param name="response">The shape of its response.</param>
internal sealed class Operation<TRequest, TResponse>(string name, Action<Utf8JsonWriter, TRequest> write, Shape<TResponse> response)
    : JsonResponseUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonStepFunctionsRequest
    where TResponse : AmazonWebServiceResponse, new()
{
    private const int BufferBytes = 4096;

    /// <summary>How the SDK's core is to invoke it.</summary>
    public InvokeOptions Options => new() { RequestMarshaller = this, ResponseUnmarshaller = this };

    /// <inheritdoc/>
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var content = new PooledContentStream();
        using (var writer = new Utf8JsonWriter(content.BufferWriter))
        {
            writer.WriteStartObject();
            write(writer, (TRequest)input);
            writer.WriteEndObject();
        }

        var request = new DefaultRequest(input, "Amazon.StepFunctions") { HttpMethod = "POST", ResourcePath = "/", ContentStream = content };
        request.Headers["X-Amz-Target"] = $"AWSStepFunctions.{name}";
        request.Headers["Content-Type"] = "application/x-amz-json-1.0";
        request.Headers["x-amz-api-version"] = "2016-11-23";
        return request;
    }

    /// <inheritdoc/>
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        var reader = Reader(input);
        input.Read(ref reader);
        var result = new TResponse();
        response.ReadInto(result, input, ref reader);
        return result;
    }

    /// <inheritdoc/>
    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = Reader(input);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return StepFunctionsErrors.From(error);
    }

    private static StreamingUtf8JsonReader Reader(JsonUnmarshallerContext input) =>
        new(input.Stream, AWSConfigs.StreamingUtf8JsonReaderBufferSize ?? BufferBytes, input.JsonMaxDepth);
}
