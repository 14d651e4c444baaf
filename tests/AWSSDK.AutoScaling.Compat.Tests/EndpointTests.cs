using Amazon;
using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using Amazon.Runtime.Endpoints;
using Xunit;

namespace AWSSDK.AutoScaling.Compat.Tests;

/// <summary>Where requests go (AWS General Reference, Amazon EC2 Auto Scaling endpoints and quotas).</summary>
public sealed class EndpointTests
{
    [Theory]
    [InlineData("us-east-1", false, false, "https://autoscaling.us-east-1.amazonaws.com/")]
    [InlineData("eu-central-1", false, true, "https://autoscaling.eu-central-1.api.aws/")]
    [InlineData("us-west-2", true, false, "https://autoscaling-fips.us-west-2.amazonaws.com/")]
    [InlineData("cn-north-1", false, false, "https://autoscaling.cn-north-1.amazonaws.com.cn/")]
    [InlineData("eusc-de-east-1", false, false, "https://autoscaling.eusc-de-east-1.amazonaws.eu/")]
    [InlineData("us-gov-east-1", true, false, "https://autoscaling.us-gov-east-1.amazonaws.com/")]
    [InlineData("us-gov-east-1", true, true, "https://autoscaling-fips.us-gov-east-1.api.aws/")]
    [InlineData("us-gov-west-1", false, true, "https://autoscaling.us-gov-west-1.api.aws/")]
    public void Endpoint_OfARegion_IsTheServices(string region, bool isFips, bool isDualStack, string expected)
    {
        var config = new AmazonAutoScalingConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            UseFIPSEndpoint = isFips,
            UseDualstackEndpoint = isDualStack,
            IgnoreConfiguredEndpointUrls = true,
        };

        Assert.Equal(expected, config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(new DescribeLaunchConfigurationsRequest())).URL);
    }

    [Fact]
    public async Task Endpoint_ThatIsConfigured_GetsTheRequestsSignedForTheRegion()
    {
        var endpoint = new Endpoint().AnswerPage("");
        using var client = endpoint.Client(config =>
        {
            config.ServiceURL = "http://127.0.0.1:9000";
            config.AuthenticationRegion = "eu-west-1";
        });

        await client.DescribeLaunchConfigurationsAsync(new DescribeLaunchConfigurationsRequest(), TestContext.Current.CancellationToken);

        Assert.Equal("http://127.0.0.1:9000/", Assert.Single(endpoint.Requests).Address.AbsoluteUri);
        Assert.Contains("/eu-west-1/autoscaling/aws4_request", Assert.Single(endpoint.Requests).Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public void Service_HasTheIdThatEnvironmentVariablesAreNamedAfter() => Assert.Equal("Auto Scaling", AmazonAutoScalingConfig.ServiceId);
}
