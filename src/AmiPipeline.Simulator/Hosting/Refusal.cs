using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace AmiPipeline.Simulator.Hosting;

/// <summary>What the port itself answers, in the form of EC2's errors.</summary>
internal static class Refusal
{
    // No call was made, so there is no request id either; clients want one all the same.
    private const string NoRequestId = "00000000-0000-0000-0000-000000000000";
    private const string ContentType = "text/xml;charset=UTF-8";

    public static SimulatorResponse Busy { get; } = Of(503, "ServiceUnavailable", "The simulator has too many requests under way. Try again.");

    public static SimulatorResponse Method(string method) =>
        Of(405, "InvalidRequest", $"The simulator takes GET and POST requests only, this is {method}.");

    public static SimulatorResponse QueryOfJson { get; } =
        Of(400, "InvalidRequest", "The simulator takes no parameters from the URL of a request with X-Amz-Target.");

    public static SimulatorResponse Coding(string coding) =>
        Of(415, "InvalidRequest", $"The simulator does not read bodies with the content encoding {coding}.");

    public static SimulatorResponse TooLarge(int largest) => Of(413, "RequestTooLarge", $"The body is larger than {largest} bytes.");

    public static SimulatorResponse TooSlow(TimeSpan timeout) =>
        Of(408, "RequestTimeout", $"The body did not come within {timeout.TotalSeconds} seconds.");

    public static SimulatorResponse Malformed(int status, string problem) => Of(status, "InvalidRequest", problem);

    public static SimulatorResponse Broken(Exception error) =>
        Of(500, "InternalError", $"The simulator has a fault of its own: {error.GetType().Name}: {error.Message}");

    /// <summary>A whole HTTP response, for what was no HTTP request; the connection ends with it.</summary>
    public static byte[] NotHttp(int status)
    {
        var reason = ReasonPhrases.GetReasonPhrase(status);
        var body = Of(status, "InvalidRequest", $"The simulator cannot read this as an HTTP request: {reason}.").Body;
        var head = $"HTTP/1.1 {status} {reason}\r\nContent-Type: {ContentType}\r\nContent-Length: {body.Length}\r\n" +
            $"x-amzn-RequestId: {NoRequestId}\r\nConnection: close\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body.Span];
    }

    private static SimulatorResponse Of(int status, string code, string message) =>
        new(status, ContentType, QueryErrorBody.Write(code, message, NoRequestId), NoRequestId) { ClosesConnection = true };
}
