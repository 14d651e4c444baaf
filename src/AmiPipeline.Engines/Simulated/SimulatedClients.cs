using Amazon;
using Amazon.EC2;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.StepFunctions;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Simulator;

namespace AmiPipeline.Engines.Simulated;

/// <summary>The real SDK clients over the simulator: everything but the network is as it is on AWS.</summary>
public static class SimulatedClients
{
    /// <summary>Clients for every account and Region of a simulated cloud.</summary>
    /// <param name="cloud">The simulated cloud.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="stepFunctions">Answers the requests to Step Functions. Default: the cloud, which has none and refuses them.</param>
    public static AwsClients Of(SimulatedCloud cloud, TimeProvider clock, HttpMessageHandler? stepFunctions = null) =>
        Over(new SimulatorHttpHandler(cloud), clock, stepFunctions);

    /// <summary>Clients whose requests all go to one handler, for what stands between the SDK and a simulated cloud.</summary>
    /// <param name="handler">Answers every request.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="stepFunctions">Answers the requests to Step Functions. Default: <paramref name="handler"/>.</param>
    public static AwsClients Over(HttpMessageHandler handler, TimeProvider clock, HttpMessageHandler? stepFunctions = null)
    {
        var http = Http(handler);
        var stepFunctionsHttp = stepFunctions is null ? http : Http(stepFunctions);
        return new AwsClients(
            location => Ec2(location, Credentials(location), http),
            location => Ec2(location, Credentials(location), http),
            location => Kms(location, Credentials(location), http),
            location => StepFunctions(location, stepFunctionsHttp),
            new AssumedRoles(location => Sts(location, http), (location, session) => Ec2(location, session, http), (location, session) => Kms(location, session, http), clock));
    }

    // The simulator answers at once: there is nothing to time out, and a timer for each request would only cost.
    private static SimulatedHttpClientFactory Http(HttpMessageHandler handler) => new(new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan });

    private static AmazonEC2Client Ec2(AwsLocation location, AWSCredentials credentials, HttpClientFactory http) =>
        new(credentials, Configure(new AmazonEC2Config(), location, http));

    private static AmazonKeyManagementServiceClient Kms(AwsLocation location, AWSCredentials credentials, HttpClientFactory http) =>
        new(credentials, Configure(new AmazonKeyManagementServiceConfig(), location, http));

    private static AmazonSecurityTokenServiceClient Sts(AwsLocation location, HttpClientFactory http) =>
        new(Credentials(location), Configure(new AmazonSecurityTokenServiceConfig(), location, http));

    private static AmazonStepFunctionsClient StepFunctions(AwsLocation location, HttpClientFactory http) =>
        new(Credentials(location), Configure(new AmazonStepFunctionsConfig(), location, http));

    // The simulator knows the account by the access key, and checks no signature.
    private static BasicAWSCredentials Credentials(AwsLocation location) => new($"AKIA{location.AccountId}", "simulated");

    private static TConfig Configure<TConfig>(TConfig config, AwsLocation location, HttpClientFactory http)
        where TConfig : ClientConfig
    {
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(location.Region);
        config.HttpClientFactory = http;
        // Where this machine's environment and profiles send requests is none of the simulation's business.
        config.IgnoreConfiguredEndpointUrls = true;
        // The SDK would wait in real time before a retry; here the state machine's Retry does it, in virtual time.
        config.MaxErrorRetry = 0;
        return config;
    }
}
