using Amazon;
using Amazon.AutoScaling;
using Amazon.DynamoDBv2;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SimpleSystemsManagement;
using Amazon.StepFunctions;
using AmiPipeline.Functions.Aws;

namespace AmiPipeline.Engines.Aws;

/// <summary>Makes the SDK's clients for a connection, with its credentials in every account.</summary>
/// <param name="connection">How to reach AWS.</param>
/// <param name="calls">Counts their calls.</param>
internal sealed class ConnectionClientFactory(AwsConnection connection, AwsCallCounter calls) : IAwsClientFactory
{
    // A redirection is no answer of AWS: following it would only hide who gave it.
    private static readonly HttpMessageHandler Answers = new CompleteResponseHandler(Timeouts.Attempt, new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    private static readonly SharedHttpClientFactory OwnHttp = Http(Answers);

    /// <summary>Where EC2 is called.</summary>
    public Uri Ec2Endpoint(AwsLocation location)
    {
        using var client = new Ec2Client(Configure(new AmazonEC2Config(), location));
        return new Uri(client.DetermineServiceOperationEndpoint(new DescribeImagesRequest()).URL);
    }

    public IAmazonEC2 Ec2(AwsLocation location, SdkRetries retries)
    {
        var config = Configure(new AmazonEC2Config(), location);
        var client = new Ec2Client(retries == SdkRetries.None ? NoRetries.Configure(config) : config);
        client.BeforeRequestEvent += calls.CountEc2;
        return client;
    }

    public IAmazonKeyManagementService Kms(AwsLocation location)
    {
        var client = new KmsClient(Configure(new AmazonKeyManagementServiceConfig(), location));
        client.BeforeRequestEvent += calls.CountKms;
        return client;
    }

    public IAmazonSimpleSystemsManagement Ssm(AwsLocation location, SdkRetries retries)
    {
        var config = Configure(new AmazonSimpleSystemsManagementConfig(), location);
        return new SsmClient(retries == SdkRetries.None ? NoRetries.Configure(config) : config);
    }

    public IAmazonAutoScaling AutoScaling(AwsLocation location) => new AutoScalingClient(Configure(new AmazonAutoScalingConfig(), location));

    public IAmazonStepFunctions StepFunctions(AwsLocation location) => new AmazonStepFunctionsClient(Configure(new AmazonStepFunctionsConfig(), location));

    public IAmazonDynamoDB DynamoDb(AwsLocation location) => new DynamoDbClient(Configure(new AmazonDynamoDBConfig(), location));

    public IAmazonSecurityTokenService Sts(AwsLocation location) => Sts(location.Region);

    /// <summary>STS in a Region, for a caller whose account is not known yet.</summary>
    public StsClient Sts(string region) => new(Configure(new AmazonSecurityTokenServiceConfig(), region));

    public IAwsClientFactory ForSession(AWSCredentials session) =>
        new ConnectionClientFactory(connection with { Credentials = session, Profile = null }, calls);

    private static SharedHttpClientFactory Http(HttpMessageHandler handler) => new(new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan });

    private TConfig Configure<TConfig>(TConfig config, AwsLocation location)
        where TConfig : ClientConfig => Configure(config, location.Region);

    private TConfig Configure<TConfig>(TConfig config, string region)
        where TConfig : ClientConfig
    {
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        if (connection.Endpoint is { } endpoint)
        {
            config.ServiceURL = endpoint.AbsoluteUri;
        }

        // With its own endpoint, from here or from AWS_ENDPOINT_URL, the SDK would otherwise sign for us-east-1.
        config.AuthenticationRegion = region;
        config.DefaultAWSCredentials = connection.Credentials;
        config.Profile = connection.Profile is { } profile ? new Profile(profile) : null;
        config.HttpClientFactory = connection.Http ?? (connection.IsInteractive ? Interactive<TConfig>.Http : OwnHttp);
        config.Timeout = Timeouts.Attempt;
        return config;
    }

    // For each service on its own: an emulator's host may answer for one of them, and be silent for another.
    private static class Interactive<TConfig>
        where TConfig : ClientConfig
    {
        public static readonly SharedHttpClientFactory Http = ConnectionClientFactory.Http(new FirstResponseHandler(Timeouts.FirstResponse, Answers));
    }
}
