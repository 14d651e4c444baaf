using System.Net;

namespace AmiPipeline.StepFunctions.Wire;

/// <summary>An answer, in the AWS JSON 1.0 protocol.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Json">The body.</param>
/// <param name="IsLost">Whether the connection breaks instead.</param>
public sealed record WireResponse(HttpStatusCode Status, string Json, bool IsLost = false)
{
    /// <summary>The protocol's content type.</summary>
    public const string ContentType = "application/x-amz-json-1.0";
}
