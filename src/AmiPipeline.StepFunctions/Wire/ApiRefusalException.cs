using System.Net;

namespace AmiPipeline.StepFunctions.Wire;

/// <summary>The endpoint refuses a request.</summary>
/// <param name="code">The error code, as in the API Reference.</param>
/// <param name="message">What is wrong.</param>
/// <param name="status">The status of the answer.</param>
public sealed class ApiRefusalException(string code, string message, HttpStatusCode status = HttpStatusCode.BadRequest) : Exception(message)
{
    /// <summary>The error code.</summary>
    public string Code => code;

    /// <summary>The status of the answer.</summary>
    public HttpStatusCode Status => status;

    /// <summary>A member violates its constraints.</summary>
    public static ApiRefusalException Validation(string message) => new("ValidationException", message);

    /// <summary>An ARN is not one, or not of the right type.</summary>
    public static ApiRefusalException Arn(string message) => new("InvalidArn", $"Invalid Arn: '{message}'");

    /// <summary>A page token is not valid.</summary>
    public static ApiRefusalException Token(string message) => new("InvalidToken", $"Invalid Token: '{message}'");
}
