using Amazon;
using Amazon.EC2;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.SecurityToken;

namespace AmiPipeline.Recorded.Tests.Recordings;

/// <summary>The real SDK's clients, over a handler instead of the network.</summary>
internal sealed class SdkClients(HttpMessageHandler handler)
{
    private static readonly BasicAWSCredentials Credentials = new("AKIA111100000001", "recorded");

    public AmazonEC2Client Ec2() => new(Credentials, Configure(new AmazonEC2Config()));

    public AmazonKeyManagementServiceClient Kms() => new(Credentials, Configure(new AmazonKeyManagementServiceConfig()));

    public AmazonSecurityTokenServiceClient Sts() => new(Credentials, Configure(new AmazonSecurityTokenServiceConfig()));

    private TConfig Configure<TConfig>(TConfig config)
        where TConfig : ClientConfig
    {
        config.RegionEndpoint = RegionEndpoint.USEast1;
        config.HttpClientFactory = new HandlerClientFactory(handler);
        config.MaxErrorRetry = 0;
        return config;
    }
}
