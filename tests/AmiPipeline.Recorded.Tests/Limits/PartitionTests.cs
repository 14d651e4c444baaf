using Amazon;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using AmiPipeline.Simulator;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AmiPipeline.Recorded.Tests.Limits;

/// <summary>The product's table of partitions and the simulator's, each against the one in AWS's SDK.</summary>
public sealed class PartitionTests
{
    private const string Account = "111122223333";

    /// <summary>A Region of each partition, and each kind of name there is in <c>aws</c>.</summary>
    public static TheoryData<string> Regions =>
    [
        "us-east-1", "eu-central-2", "ap-southeast-7", "sa-east-1", "ca-west-1", "me-central-1", "af-south-1", "il-central-1", "mx-central-1",
        "cn-north-1", "cn-northwest-1", "us-gov-west-1", "us-gov-east-1", "eusc-de-east-1",
        "us-iso-east-1", "us-iso-west-1", "us-isob-east-1", "eu-isoe-west-1", "us-isof-south-1", "us-isof-east-1",
    ];

    [Theory]
    [MemberData(nameof(Regions))]
    public async Task Partition_OfARegion_IsTheSdks(string region)
    {
        var sdks = Fn.Partition(region);
        var cloud = new SimulatedCloud(WorldDefinition.Parse(
            $$"""{ "regions": [{ "name": "{{region}}" }], "accounts": [{ "id": "{{Account}}", "regions": [{ "name": "{{region}}" }] }] }"""), new SimulatorOptions { Time = new FakeTimeProvider() });
        using var ec2 = new AmazonEC2Client(new BasicAWSCredentials("AKIA" + Account, "secret"), Configure(new AmazonEC2Config(), region, cloud));
        using var sts = new AmazonSecurityTokenServiceClient(new BasicAWSCredentials("AKIA" + Account, "secret"), Configure(new AmazonSecurityTokenServiceConfig(), region, cloud));

        Assert.Equal((sdks.name, sdks.dnsSuffix), (Partition.OfRegion(region).Name, Partition.OfRegion(region).DnsSuffix));
        Assert.Equal($"ec2.{region}.{sdks.dnsSuffix}", Assert.Single((await ec2.DescribeRegionsAsync(new DescribeRegionsRequest())).Regions).Endpoint);
        Assert.StartsWith($"arn:{sdks.name}:iam::{Account}:", (await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest())).Arn, StringComparison.Ordinal);
    }

    [Fact]
    public void Regions_AreOfEveryPartition() =>
        Assert.Equal(Partition.All.Select(partition => partition.Name).Order(), Regions.Select(row => Partition.OfRegion(row.Data).Name).Distinct().Order());

    private static TConfig Configure<TConfig>(TConfig config, string region, SimulatedCloud cloud)
        where TConfig : ClientConfig
    {
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        config.HttpClientFactory = new HandlerClientFactory(new SimulatorHttpHandler(cloud));
        return config;
    }
}
