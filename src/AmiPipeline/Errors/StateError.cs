using System.Text.Json.Serialization;

namespace AmiPipeline.Errors;

/// <summary>An error as a Catch puts it into an execution's data.</summary>
/// <param name="Error">The error's name.</param>
/// <param name="Cause">Its cause: for a function's error a JSON text, for others anything or nothing.</param>
public sealed record StateError(
    [property: JsonPropertyName("Error")] string Error,
    [property: JsonPropertyName("Cause")] string? Cause);
