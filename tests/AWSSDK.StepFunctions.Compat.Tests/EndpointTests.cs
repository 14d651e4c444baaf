using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Xunit;

namespace AWSSDK.StepFunctions.Compat.Tests;

/// <summary>Where requests go (AWS General Reference, Step Functions endpoints and quotas).</summary>
public sealed class EndpointTests
{
    [Theory]
    [InlineData("us-east-1", false, false, "https://states.us-east-1.amazonaws.com/")]
    [InlineData("eu-central-1", false, true, "https://states.eu-central-1.api.aws/")]
    [InlineData("us-west-2", true, false, "https://states-fips.us-west-2.amazonaws.com/")]
    [InlineData("us-west-2", true, true, "https://states-fips.us-west-2.api.aws/")]
    [InlineData("cn-north-1", false, false, "https://states.cn-north-1.amazonaws.com.cn/")]
    [InlineData("eusc-de-east-1", false, false, "https://states.eusc-de-east-1.amazonaws.eu/")]
    [InlineData("us-iso-east-1", false, false, "https://states.us-iso-east-1.c2s.ic.gov/")]
    [InlineData("us-gov-east-1", true, false, "https://states-fips.us-gov-east-1.amazonaws.com/")]
    [InlineData("us-gov-west-1", true, false, "https://states.us-gov-west-1.amazonaws.com/")]
    [InlineData("us-gov-west-1", false, true, "https://states-fips.us-gov-west-1.api.aws/")]
    public void Endpoint_OfARegion_IsTheServices(string region, bool isFips, bool isDualStack, string expected)
    {
        var config = new AmazonStepFunctionsConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            UseFIPSEndpoint = isFips,
            UseDualstackEndpoint = isDualStack,
            IgnoreConfiguredEndpointUrls = true,
        };

        Assert.Equal(expected, config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(new ListExecutionsRequest())).URL);
    }

    [Fact]
    public async Task Endpoint_ThatIsConfigured_GetsTheRequestsSignedForTheRegion()
    {
        var endpoint = new Endpoint().Answer("{}");
        using var client = endpoint.Client(config =>
        {
            config.ServiceURL = "http://127.0.0.1:9000";
            config.AuthenticationRegion = "eu-west-1";
        });

        await client.ListExecutionsAsync(new ListExecutionsRequest { StateMachineArn = "arn" }, TestContext.Current.CancellationToken);

        Assert.Equal("http://127.0.0.1:9000/", Assert.Single(endpoint.Requests).Address.AbsoluteUri);
        Assert.Contains("/eu-west-1/states/aws4_request", Assert.Single(endpoint.Requests).Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endpoint_ThatIsConfiguredWithFips_IsRefused()
    {
        using var client = new Endpoint().Client(config =>
        {
            config.ServiceURL = "http://127.0.0.1:9000";
            config.UseFIPSEndpoint = true;
        });

        await Assert.ThrowsAsync<AmazonClientException>(() =>
            client.ListExecutionsAsync(new ListExecutionsRequest { StateMachineArn = "arn" }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Service_HasTheIdThatEnvironmentVariablesAreNamedAfter() => Assert.Equal("SFN", AmazonStepFunctionsConfig.ServiceId);
}
