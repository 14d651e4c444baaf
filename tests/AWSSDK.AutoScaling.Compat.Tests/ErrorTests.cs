using System.Net;
using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using Amazon.Runtime;
using Xunit;

namespace AWSSDK.AutoScaling.Compat.Tests;

/// <summary>Error codes become exceptions (Auto Scaling API Reference, the Errors of each action).</summary>
public sealed class ErrorTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("InvalidNextToken", typeof(InvalidNextTokenException), HttpStatusCode.BadRequest)]
    [InlineData("ResourceContention", typeof(ResourceContentionException), HttpStatusCode.InternalServerError)]
    [InlineData("AccessDenied", typeof(AmazonAutoScalingException), HttpStatusCode.Forbidden)]
    public Task Describe_Refused_Throws(string code, Type expected, HttpStatusCode status) => RefusedAsync(code, expected, status, DescribeAsync);

    [Theory]
    [InlineData("AlreadyExists", typeof(AlreadyExistsException))]
    [InlineData("LimitExceeded", typeof(LimitExceededException))]
    [InlineData("ValidationError", typeof(AmazonAutoScalingException))]
    public Task Create_Refused_Throws(string code, Type expected) => RefusedAsync(
        code, expected, HttpStatusCode.BadRequest, client => client.CreateLaunchConfigurationAsync(new CreateLaunchConfigurationRequest { LaunchConfigurationName = "web" }, Cancel));

    [Theory]
    [InlineData("Throttling", HttpStatusCode.BadRequest)]
    [InlineData("InternalFailure", HttpStatusCode.InternalServerError)]
    [InlineData("ServiceUnavailable", HttpStatusCode.ServiceUnavailable)]
    public async Task Call_ThatFailsOnce_IsTriedAgain(string code, HttpStatusCode status)
    {
        var endpoint = new Endpoint().Refuse(code, status: status).AnswerPage("");
        using var client = endpoint.Client(config => config.MaxErrorRetry = 1);

        await DescribeAsync(client);

        Assert.Equal(2, endpoint.Requests.Count);
    }

    [Fact]
    public async Task Call_RefusedForGood_IsNotTriedAgain()
    {
        var endpoint = new Endpoint().Refuse("AccessDenied", status: HttpStatusCode.Forbidden);
        using var client = endpoint.Client(config => config.MaxErrorRetry = 3);

        await Assert.ThrowsAsync<AmazonAutoScalingException>(() => DescribeAsync(client));
        Assert.Single(endpoint.Requests);
    }

    [Fact]
    public async Task Call_AnsweredByHalf_Throws()
    {
        using var client = new Endpoint().Answer("<DescribeLaunchConfigurationsResponse><DescribeLaunchConfigurationsResult><LaunchConfigurations>").Client();

        await Assert.ThrowsAnyAsync<Exception>(() => DescribeAsync(client));
    }

    private static Task DescribeAsync(AmazonAutoScalingClient client) => client.DescribeLaunchConfigurationsAsync(new DescribeLaunchConfigurationsRequest(), Cancel);

    private static async Task RefusedAsync(string code, Type expected, HttpStatusCode status, Func<AmazonAutoScalingClient, Task> call)
    {
        using var client = new Endpoint().Refuse(code, "Because.", status).Client();

        var error = (AmazonAutoScalingException)await Assert.ThrowsAsync(expected, () => call(client));

        Assert.Equal((code, "Because.", "request-1", status, ErrorType.Sender), (error.ErrorCode, error.Message, error.RequestId, error.StatusCode, error.ErrorType));
    }
}
