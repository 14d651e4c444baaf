using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace AmiPipeline.Simulator.Hosting;

/// <summary>What the port itself refuses; its caller gets an error in the form of the service's errors.</summary>
internal static class Refusal
{
    // No call was made, so there is no request id either; clients want one anyway.
    private const string NoRequestId = "00000000-0000-0000-0000-000000000000";

    public static ServiceErrorException Busy => new("ServiceUnavailable", "The simulator has too many requests under way. Try again.", 503);

    public static ServiceErrorException WebPage => new("AccessDenied", "A browser sent this for a web page, and web pages can't call the simulator.", 403);

    public static ServiceErrorException QueryOfJson => Malformed(400, "The simulator takes no parameters from the URL of a request with X-Amz-Target.");

    public static ServiceErrorException Coding(string coding) => Malformed(415, $"The simulator does not read bodies with the content encoding {coding}.");

    public static ServiceErrorException TooLarge(int largest) => new("RequestTooLarge", $"The body is larger than {largest} bytes.", 413);

    public static ServiceErrorException TooSlow(TimeSpan timeout) =>
        new("RequestTimeout", $"The body did not come within {timeout.TotalSeconds} seconds.", 408);

    public static ServiceErrorException Malformed(int status, string problem) => new("InvalidRequest", problem, status);

    public static ServiceErrorException Broken(Exception error) =>
        new("InternalError", $"The simulator has a fault of its own: {error.GetType().Name}: {error.Message}", 500);

    /// <summary>The answer to a request of which no more is read than there is.</summary>
    public static SimulatorResponse Answer(SimulatorRequest request, ServiceErrorException refusal) =>
        ErrorForms.For(request).Write(refusal, NoRequestId) with { ClosesConnection = true };

    /// <summary>A complete HTTP response to what was no HTTP request; the connection ends with it.</summary>
    public static byte[] NotHttp(int status)
    {
        var reason = ReasonPhrases.GetReasonPhrase(status);
        var answer = new ErrorForm.Ec2().Write(Malformed(status, $"The simulator cannot read this as an HTTP request: {reason}."), NoRequestId);
        var head = $"HTTP/1.1 {status} {reason}\r\nContent-Type: {answer.ContentType}\r\nContent-Length: {answer.Body.Length}\r\n" +
            $"x-amzn-RequestId: {NoRequestId}\r\nConnection: close\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. answer.Body.Span];
    }
}
