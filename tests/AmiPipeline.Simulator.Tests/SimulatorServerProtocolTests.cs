using System.Net.Http.Headers;
using System.Text;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>What the port answers to callers of services that are not there: each reads it in the protocol that it speaks.</summary>
public sealed class SimulatorServerProtocolTests : IAsyncLifetime
{
    private Port _port = null!;

    public async ValueTask InitializeAsync() => _port = await Port.OpenAsync();

    public ValueTask DisposeAsync() => _port.DisposeAsync();

    [Theory]
    [InlineData("states", "POST", "/", "AWSStepFunctions.ListStateMachines", "application/x-amz-json-1.0", "{}", "application/x-amz-json-1.0", "{\"__type\":\"OptInRequired\",\"message\":")]
    [InlineData("logs", "POST", "/", "Logs_20140328.DescribeLogGroups", "application/x-amz-json-1.1", "{}", "application/x-amz-json-1.1", "{\"__type\":\"OptInRequired\",\"message\":")]
    [InlineData("iam", "POST", "/", null, "application/x-www-form-urlencoded", "Action=ListRoles&Version=2010-05-08", "text/xml", "<ErrorResponse><Error><Type>Sender</Type><Code>OptInRequired</Code>")]
    [InlineData("sns", "GET", "/?Action=ListTopics&Version=2010-03-31", null, null, null, "text/xml", "<ErrorResponse><Error><Type>Sender</Type><Code>OptInRequired</Code>")]
    [InlineData("route53", "GET", "/2013-04-01/hostedzone", null, null, null, "text/xml", "<ErrorResponse><Error><Type>Sender</Type><Code>OptInRequired</Code>")]
    [InlineData("s3", "PUT", "/bucket/key?tagging", null, "application/octet-stream", "anything=&Action=x", "text/xml", "<Error><Code>OptInRequired</Code>")]
    [InlineData("s3", "GET", "/bucket?list-type=2", null, null, null, "text/xml", "<Error><Code>OptInRequired</Code>")]
    [InlineData("lambda", "DELETE", "/2015-03-31/functions/f", null, null, null, "application/json", "{\"__type\":\"OptInRequired\",\"message\":")]
    [InlineData("lambda", "POST", "/2015-03-31/functions", null, "application/json", "{}", "application/json", "{\"__type\":\"OptInRequired\",\"message\":")]
    public async Task ServiceNotModelled_IsReportedInItsProtocol(
        string service, string method, string path, string? target, string? contentType, string? body, string answerType, string answerStart)
    {
        using var response = await SendAsync(service, method, path, target, contentType, body);

        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(403, (int)response.StatusCode);
        Assert.Equal(answerType, response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(answerStart, answer);
        Assert.Contains($"The simulator does not model the service {service}.", answer);
        Assert.Equal(answerType == "application/json", response.Headers.Contains("x-amzn-ErrorType"));
        Assert.Equal("OptInRequired", Assert.Single(_port.Lab.Cloud.Calls.All).ErrorCode);
    }

    [Fact]
    public async Task Head_IsAnsweredWithoutABody()
    {
        using var response = await SendAsync("s3", "HEAD", "/bucket", null, null, null);

        Assert.Equal(403, (int)response.StatusCode);
        Assert.Equal("HEAD /bucket", Assert.Single(_port.Lab.Cloud.Calls.All).Action);
    }

    [Theory]
    [InlineData("kms", "TrentService.DescribeKey", "application/x-amz-json-1.1", "{\"__type\":\"RequestTooLarge\"")]
    [InlineData("ec2", null, "text/xml", "<Response><Errors><Error><Code>RequestTooLarge</Code>")]
    [InlineData("s3", null, "text/xml", "<Error><Code>RequestTooLarge</Code>")]
    public async Task RefusalOfThePort_IsInTheServicesProtocol(string service, string? target, string answerType, string answerStart)
    {
        using var response = await SendAsync(service, "POST", "/", target, "application/octet-stream", new string('x', 1024 * 1024 + 1));

        Assert.Equal(answerType, response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(answerStart, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<HttpResponseMessage> SendAsync(string service, string method, string path, string? target, string? contentType, string? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Authorization = new AuthenticationHeaderValue("AWS4-HMAC-SHA256", Port.Scope(service));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType!);
        }

        if (target is not null)
        {
            request.Headers.Add("X-Amz-Target", target);
        }

        return await _port.SendAsync(request);
    }
}
