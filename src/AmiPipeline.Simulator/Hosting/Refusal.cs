namespace AmiPipeline.Simulator.Hosting;

/// <summary>What the port itself answers, in the form of EC2's errors.</summary>
internal static class Refusal
{
    // No call was made, so there is no request id either; clients want one all the same.
    private const string NoRequestId = "00000000-0000-0000-0000-000000000000";

    public static SimulatorResponse Busy { get; } = Of(503, "ServiceUnavailable", "The simulator has too many requests under way. Try again.");

    public static SimulatorResponse Method(string method) =>
        Of(405, "InvalidRequest", $"The simulator takes POST requests only, this is {method}.");

    public static SimulatorResponse Coding(string coding) =>
        Of(415, "InvalidRequest", $"The simulator does not read bodies with the content encoding {coding}.");

    public static SimulatorResponse TooLarge(int largest) => Of(413, "RequestTooLarge", $"The body is larger than {largest} bytes.");

    public static SimulatorResponse TooSlow(TimeSpan timeout) =>
        Of(408, "RequestTimeout", $"The body did not come within {timeout.TotalSeconds} seconds.");

    public static SimulatorResponse Malformed(int status, string problem) => Of(status, "InvalidRequest", problem);

    public static SimulatorResponse Broken(Exception error) =>
        Of(500, "InternalError", $"The simulator has a fault of its own: {error.GetType().Name}: {error.Message}");

    private static SimulatorResponse Of(int status, string code, string message) =>
        new(status, "text/xml;charset=UTF-8", QueryErrorBody.Write(code, message, NoRequestId), NoRequestId) { ClosesConnection = true };
}
