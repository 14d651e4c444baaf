using System.Net;

namespace AmiPipeline.StepFunctionsStub.Wire;

/// <summary>The endpoint refuses a request.</summary>
/// <param name="code">The error code, as in the API Reference.</param>
/// <param name="message">What is wrong.</param>
/// <param name="status">The status of the answer.</param>
public sealed class ApiRefusalException(string code, string message, HttpStatusCode status = HttpStatusCode.BadRequest) : Exception(message)
{
    public string Code => code;

    public HttpStatusCode Status => status;

    public static ApiRefusalException Validation(string message) => new("ValidationException", message);

    public static ApiRefusalException Arn(string message) => new("InvalidArn", $"Invalid Arn: '{message}'");

    public static ApiRefusalException Token(string message) => new("InvalidToken", $"Invalid Token: '{message}'");
}
