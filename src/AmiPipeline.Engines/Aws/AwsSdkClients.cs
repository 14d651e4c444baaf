using Amazon;
using Amazon.EC2;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.StepFunctions;
using AmiPipeline.Functions.Aws;

namespace AmiPipeline.Engines.Aws;

/// <summary>The SDK's clients as a connection wants them.</summary>
/// <param name="connection">How AWS is reached.</param>
/// <param name="calls">Counts what they call.</param>
internal sealed class AwsSdkClients(AwsConnection connection, AwsCallCounter calls)
{
    /// <summary>The functions' clients: they send again what may safely be sent twice, as the SDK is configured to.</summary>
    /// <param name="clock">The clock, for the sessions in roles of other accounts.</param>
    public AwsClients ForFunctions(TimeProvider clock) => new(
        location => Ec2(location.Region),
        location => Ec2(location.Region, isSentOnce: true),
        location => Kms(location.Region),
        location => StepFunctions(location.Region),
        new AssumedRoles(
            location => Sts(location.Region),
            (location, session) => As(session).Ec2(location.Region),
            (location, session) => As(session).Kms(location.Region),
            clock));

    private AwsSdkClients As(AWSCredentials session) => new(connection with { Credentials = session, Profile = null }, calls);

    /// <summary>KMS in a Region.</summary>
    public AmazonKeyManagementServiceClient Kms(string region)
    {
        var config = Configure(new AmazonKeyManagementServiceConfig(), region);
        var client = connection.Credentials is { } credentials ? new AmazonKeyManagementServiceClient(credentials, config) : new AmazonKeyManagementServiceClient(config);
        client.BeforeRequestEvent += calls.CountKms;
        return client;
    }

    /// <summary>STS in a Region.</summary>
    public AmazonSecurityTokenServiceClient Sts(string region)
    {
        var config = Configure(new AmazonSecurityTokenServiceConfig(), region);
        return connection.Credentials is { } credentials ? new AmazonSecurityTokenServiceClient(credentials, config) : new AmazonSecurityTokenServiceClient(config);
    }

    /// <summary>Step Functions in a Region.</summary>
    public AmazonStepFunctionsClient StepFunctions(string region)
    {
        var config = Configure(new AmazonStepFunctionsConfig(), region);
        return connection.Credentials is { } credentials ? new AmazonStepFunctionsClient(credentials, config) : new AmazonStepFunctionsClient(config);
    }

    private AmazonEC2Client Ec2(string region, bool isSentOnce = false)
    {
        var config = Configure(new AmazonEC2Config(), region);
        config = isSentOnce ? SentOnce.Configure(config) : config;
        var client = connection.Credentials is { } credentials ? new AmazonEC2Client(credentials, config) : new AmazonEC2Client(config);
        client.BeforeRequestEvent += calls.CountEc2;
        return client;
    }

    private TConfig Configure<TConfig>(TConfig config, string region)
        where TConfig : ClientConfig
    {
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        if (connection.Endpoint is { } endpoint)
        {
            config.ServiceURL = endpoint.AbsoluteUri;
        }

        // With an endpoint of its own, from here or from AWS_ENDPOINT_URL, the SDK would otherwise sign for us-east-1.
        config.AuthenticationRegion = region;
        config.Profile = connection.Profile is { } profile ? new Profile(profile) : null;
        config.HttpClientFactory = connection.Http;
        config.Timeout = Timeouts.Attempt;
        return config;
    }
}
