using AmiPipeline.Functions.Aws;
using AmiPipeline.Simulator;

namespace AmiPipeline.Engines.Simulated;

/// <summary>The functions' clients over a simulated cloud.</summary>
public static class SimulatedClients
{
    /// <summary>Clients for every account and Region of a simulated cloud.</summary>
    /// <param name="cloud">The simulated cloud.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="stepFunctions">Answers the requests to Step Functions. Default: the cloud, which has none and refuses them.</param>
    public static AwsClients Create(SimulatedCloud cloud, TimeProvider clock, HttpMessageHandler? stepFunctions = null) =>
        Create(new SimulatorHttpHandler(cloud), clock, stepFunctions);

    /// <summary>Clients whose requests all go to one handler, for what is between the SDK and a simulated cloud.</summary>
    /// <param name="handler">Answers every request.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="stepFunctions">Answers the requests to Step Functions. Default: <paramref name="handler"/>.</param>
    public static AwsClients Create(HttpMessageHandler handler, TimeProvider clock, HttpMessageHandler? stepFunctions = null)
    {
        var http = Http(handler);
        return new AwsClients(new SimulatedClientFactory(http, stepFunctions is null ? http : Http(stepFunctions)), clock);
    }

    // The simulator answers at once: there is nothing to time out, and a timer for each request would only cost.
    private static SharedHttpClientFactory Http(HttpMessageHandler handler) => new(new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan });
}
