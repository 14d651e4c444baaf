using Amazon;
using Amazon.EC2;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.SecurityToken;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Simulator;

namespace AmiPipeline.Cli.Engines;

/// <summary>The real SDK clients over the simulator: everything but the network is as it is on AWS.</summary>
public static class SimulatedClients
{
    /// <summary>Clients for every account and Region of a simulated cloud.</summary>
    /// <param name="cloud">The simulated cloud.</param>
    /// <param name="clock">The clock.</param>
    public static AwsClients Of(SimulatedCloud cloud, TimeProvider clock) => Over(new SimulatorHttpHandler(cloud), clock);

    /// <summary>Clients whose requests all go to one handler, for what stands between the SDK and a simulated cloud.</summary>
    /// <param name="handler">Answers every request.</param>
    /// <param name="clock">The clock.</param>
    public static AwsClients Over(HttpMessageHandler handler, TimeProvider clock)
    {
        // The simulator answers at once: there is nothing to time out, and a timer for each request would only cost.
        var http = new SimulatedHttpClientFactory(new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan });
        var roles = new AssumedRoles(location => Sts(location, http), session => new AwsClients(Ec2(_ => session, http), Ec2(_ => session, http), Kms(_ => session, http)), clock);
        return new AwsClients(Ec2(Credentials, http), Ec2(Credentials, http), Kms(Credentials, http), roles);
    }

    private static Func<AwsLocation, AmazonEC2Client> Ec2(Func<AwsLocation, AWSCredentials> credentials, HttpClientFactory http) =>
        location => new(credentials(location), Configure(new AmazonEC2Config(), location, http));

    private static Func<AwsLocation, AmazonKeyManagementServiceClient> Kms(Func<AwsLocation, AWSCredentials> credentials, HttpClientFactory http) =>
        location => new(credentials(location), Configure(new AmazonKeyManagementServiceConfig(), location, http));

    private static AmazonSecurityTokenServiceClient Sts(AwsLocation location, HttpClientFactory http) =>
        new(Credentials(location), Configure(new AmazonSecurityTokenServiceConfig(), location, http));

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
