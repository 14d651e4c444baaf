using System.Collections.Concurrent;
using Amazon;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.StepFunctions;
using AmiPipeline.Functions.Aws;

namespace AmiPipeline.Functions.Hosting;

/// <summary>The SDK's clients of a deployed function, one of each for a Region. They call as the function's own role, but for the roles of other accounts that it assumes.</summary>
internal sealed class DeployedClients
{
    private readonly SharedHttpClientFactory _http;
    private readonly ConcurrentDictionary<string, IAmazonEC2> _ec2 = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IAmazonEC2> _ec2WithoutRetries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IAmazonKeyManagementService> _kms = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IAmazonStepFunctions> _stepFunctions = new(StringComparer.Ordinal);

    /// <summary>Makes the clients of the function's own Region that nearly every function calls; others are made when they are wanted.</summary>
    /// <param name="http">The HTTP client of all of them.</param>
    /// <param name="region">The function's Region.</param>
    public DeployedClients(HttpClient http, string region)
    {
        _http = new SharedHttpClientFactory(http);
        Ec2Endpoint = new Uri(Ec2(region).DetermineServiceOperationEndpoint(new DescribeImagesRequest()).URL);
        _ = Ec2WithoutRetries(region);
        _ = Kms(region);
    }

    /// <summary>Where EC2 is called in the function's Region.</summary>
    public Uri Ec2Endpoint { get; }

    /// <summary>The functions' clients.</summary>
    /// <param name="clock">The clock, for the sessions in roles of other accounts.</param>
    public AwsClients ForFunctions(TimeProvider clock) => new(
        location => Ec2(location.Region),
        location => Ec2WithoutRetries(location.Region),
        location => Kms(location.Region),
        location => StepFunctions(location.Region),
        new AssumedRoles(
            location => new AmazonSecurityTokenServiceClient(Configure(new AmazonSecurityTokenServiceConfig(), location.Region)),
            (location, session) => new AmazonEC2Client(session, Configure(new AmazonEC2Config(), location.Region)),
            (location, session) => new AmazonKeyManagementServiceClient(session, Configure(new AmazonKeyManagementServiceConfig(), location.Region)),
            clock));

    private IAmazonEC2 Ec2(string region) => _ec2.GetOrAdd(region, of => new AmazonEC2Client(Configure(new AmazonEC2Config(), of)));

    private IAmazonEC2 Ec2WithoutRetries(string region) =>
        _ec2WithoutRetries.GetOrAdd(region, of => new AmazonEC2Client(SentOnce.Configure(Configure(new AmazonEC2Config(), of))));

    private IAmazonKeyManagementService Kms(string region) =>
        _kms.GetOrAdd(region, of => new AmazonKeyManagementServiceClient(Configure(new AmazonKeyManagementServiceConfig(), of)));

    private IAmazonStepFunctions StepFunctions(string region) =>
        _stepFunctions.GetOrAdd(region, of => new AmazonStepFunctionsClient(Configure(new AmazonStepFunctionsConfig(), of)));

    private TConfig Configure<TConfig>(TConfig config, string region)
        where TConfig : ClientConfig
    {
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        // With AWS_ENDPOINT_URL the SDK would otherwise sign for us-east-1.
        config.AuthenticationRegion = region;
        config.HttpClientFactory = _http;
        return config;
    }
}
