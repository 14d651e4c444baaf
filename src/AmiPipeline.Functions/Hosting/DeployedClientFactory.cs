using Amazon;
using Amazon.AutoScaling;
using Amazon.DynamoDBv2;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SimpleSystemsManagement;
using Amazon.StepFunctions;

namespace AmiPipeline.Functions.Hosting;

/// <summary>Makes the clients of a deployed function: with its own role's credentials or, for a role of another account, with a session's.</summary>
internal sealed class DeployedClientFactory : IAwsClientFactory
{
    private readonly HttpClient _http;
    private readonly AWSCredentials _credentials;
    private readonly (string Region, Ec2Client Ec2, Ec2Client Ec2WithoutRetries, KmsClient Kms)? _ready;

    /// <summary>Has the clients of the function's own Region that nearly every function calls made at once, in Lambda's init phase.</summary>
    /// <remarks>Lambda gives a function its role's credentials in the environment. The SDK is not to look for others: what does is left out of the executable (<c>NeverCalled.xml</c>).</remarks>
    /// <param name="http">The HTTP client of all of them.</param>
    /// <param name="region">The function's Region.</param>
    /// <exception cref="InvalidOperationException">There are no credentials in the environment.</exception>
    public DeployedClientFactory(HttpClient http, string region)
        : this(http, new EnvironmentVariablesAWSCredentials())
    {
        var ec2 = new Ec2Client(Configure(new AmazonEC2Config(), region));
        _ready = (region, ec2, NewEc2WithoutRetries(region), NewKms(region));
        Ec2Endpoint = new Uri(ec2.DetermineServiceOperationEndpoint(new DescribeImagesRequest()).URL);
    }

    private DeployedClientFactory(HttpClient http, AWSCredentials credentials) => (_http, _credentials) = (http, credentials);

    /// <summary>Where EC2 is called in the function's Region; null with a session's credentials.</summary>
    public Uri? Ec2Endpoint { get; }

    public IAmazonEC2 Ec2(AwsLocation location, SdkRetries retries) => (retries, _ready) switch
    {
        (SdkRetries.None, { } ready) when ready.Region == location.Region => ready.Ec2WithoutRetries,
        (SdkRetries.None, _) => NewEc2WithoutRetries(location.Region),
        (_, { } ready) when ready.Region == location.Region => ready.Ec2,
        _ => new Ec2Client(Configure(new AmazonEC2Config(), location.Region)),
    };

    public IAmazonKeyManagementService Kms(AwsLocation location) =>
        _ready is { } ready && ready.Region == location.Region ? ready.Kms : NewKms(location.Region);

    public IAmazonSimpleSystemsManagement Ssm(AwsLocation location, SdkRetries retries)
    {
        var config = Configure(new AmazonSimpleSystemsManagementConfig(), location.Region);
        return new SsmClient(retries == SdkRetries.None ? NoRetries.Configure(config) : config);
    }

    public IAmazonAutoScaling AutoScaling(AwsLocation location) => new AutoScalingClient(Configure(new AmazonAutoScalingConfig(), location.Region));

    public IAmazonStepFunctions StepFunctions(AwsLocation location) => new AmazonStepFunctionsClient(Configure(new AmazonStepFunctionsConfig(), location.Region));

    public IAmazonDynamoDB DynamoDb(AwsLocation location) => new DynamoDbClient(Configure(new AmazonDynamoDBConfig(), location.Region));

    public IAmazonSecurityTokenService Sts(AwsLocation location) =>
        new StsClient(Configure(new AmazonSecurityTokenServiceConfig(), location.Region));

    public IAwsClientFactory ForSession(AWSCredentials session) => new DeployedClientFactory(_http, session);

    private Ec2Client NewEc2WithoutRetries(string region) => new(NoRetries.Configure(Configure(new AmazonEC2Config(), region)));

    private KmsClient NewKms(string region) => new(Configure(new AmazonKeyManagementServiceConfig(), region));

    /// <summary>Sets what all clients of a deployed function have in common.</summary>
    /// <param name="config">A client's configuration.</param>
    /// <param name="region">Its Region.</param>
    /// <param name="http">The HTTP client of all of them.</param>
    /// <returns>The same configuration.</returns>
    public static TConfig Configure<TConfig>(TConfig config, string region, HttpClient http)
        where TConfig : ClientConfig
    {
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        // With AWS_ENDPOINT_URL the SDK would otherwise sign for us-east-1.
        config.AuthenticationRegion = region;
        config.HttpClientFactory = new SharedHttpClientFactory(http);
        return config;
    }

    private TConfig Configure<TConfig>(TConfig config, string region)
        where TConfig : ClientConfig
    {
        Configure(config, region, _http).DefaultAWSCredentials = _credentials;
        return config;
    }
}
