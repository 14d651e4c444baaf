using System.Text.Json;
using System.Text.Json.Nodes;

namespace AmiPipeline.StepFunctions.Wire;

/// <summary>What of a request every operation has in common.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Scope">Whom and where it is signed for.</param>
/// <param name="Members">The members of its body.</param>
internal sealed record Envelope(string Operation, SignedScope Scope, JsonObject Members)
{
    private const string TargetPrefix = "AWSStepFunctions.";

    /// <summary>Takes a request apart (AWS JSON 1.0 protocol).</summary>
    /// <exception cref="ApiRefusalException">It is not of the protocol.</exception>
    public static Envelope Create(WireRequest request)
    {
        if (request.Method != "POST" || request.Path != "/")
        {
            throw Unknown($"A call is a POST to /, but this is {request.Method} {request.Path}.");
        }

        if (request.Headers("Content-Type") is var type && type != WireResponse.ContentType)
        {
            throw Unknown($"The content type is {WireResponse.ContentType}, but this is {type ?? "without one"}.");
        }

        var target = request.Headers("X-Amz-Target") ?? throw Unknown("The header X-Amz-Target is missing.");
        return target.StartsWith(TargetPrefix, StringComparison.Ordinal)
            ? new Envelope(target[TargetPrefix.Length..], SignedScope.Parse(request.Headers), Parse(request.Body))
            : throw Unknown($"A target is {TargetPrefix}OPERATION, but this is {target}.");
    }

    private static JsonObject Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject
                ?? throw new ApiRefusalException("SerializationException", "The body is not a JSON object.");
        }
        catch (JsonException error)
        {
            throw new ApiRefusalException("SerializationException", $"The body is not JSON: {error.Message}");
        }
    }

    private static ApiRefusalException Unknown(string message) => new("UnknownOperationException", message);
}
