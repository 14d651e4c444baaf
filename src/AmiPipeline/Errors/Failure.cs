using System.Text.Json;
using System.Text.Json.Serialization;

namespace AmiPipeline.Errors;

/// <summary>Why an execution failed, in a form that a person can act on.</summary>
/// <param name="Error">The error's own name.</param>
/// <param name="Cause">What happened.</param>
public sealed record Failure(string Error, string Cause)
{
    /// <summary>Reads what a Catch recorded.</summary>
    /// <remarks>Lambda reports a function's error as a JSON text with <c>errorMessage</c>; anything else is taken as it is, since the shape is not promised.</remarks>
    /// <param name="error">The recorded error.</param>
    public static Failure From(StateError error) => new(error.Error, Message(error.Cause) ?? Explain(error.Error));

    private static string? Message(string? cause)
    {
        if (string.IsNullOrWhiteSpace(cause))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(cause);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("errorMessage", out var message)
                && message.ValueKind == JsonValueKind.String
                    ? message.GetString()
                    : cause;
        }
        catch (JsonException)
        {
            return cause;
        }
    }

    private static string Explain(string error) => error switch
    {
        "States.Timeout" => "A function did not answer within its time limit.",
        _ => "No cause was given.",
    };
}

/// <summary>An error as a Catch puts it into an execution's data.</summary>
/// <param name="Error">The error's name.</param>
/// <param name="Cause">Its cause: for a function's error a JSON text, for others anything or nothing.</param>
public sealed record StateError(
    [property: JsonPropertyName("Error")] string Error,
    [property: JsonPropertyName("Cause")] string? Cause = null);
