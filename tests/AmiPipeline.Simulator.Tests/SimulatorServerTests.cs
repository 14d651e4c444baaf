using System.Net;
using System.Text;
using AmiPipeline.Simulator.Hosting;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>The port: who calls, what, where; and the answer over real HTTP.</summary>
public sealed class SimulatorServerTests
{
    private const string CallerIdentity = "Action=GetCallerIdentity&Version=2011-06-15";

    [Fact]
    public async Task Port_IsOnLoopback_AndAnyFreeOneByDefault()
    {
        await using var port = await Port.OpenAsync();

        Assert.Equal("127.0.0.1", port.Server.Endpoint.Host);
        Assert.NotEqual(0, port.Server.Endpoint.Port);
    }

    [Fact]
    public async Task Port_ThatIsTaken_IsAnErrorAtTheStart()
    {
        await using var port = await Port.OpenAsync();

        await Assert.ThrowsAsync<IOException>(() => Port.OpenAsync(options => options with { Port = port.Server.Endpoint.Port }));
    }

    [Fact]
    public async Task Ec2_IsSpoken()
    {
        await using var port = await Port.OpenAsync();

        var (status, body) = await port.PostAsync("Action=DescribeImages&Version=2016-11-15&ImageId.1=ami-03000000000000001");

        Assert.Equal(200, status);
        Assert.Contains("<imageId>ami-03000000000000001</imageId>", body);
    }

    [Fact]
    public async Task Kms_IsSpoken()
    {
        await using var port = await Port.OpenAsync();

        var (status, body) = await port.PostAsync("""{"KeyId":"alias/golden"}""", Port.Scope("kms"), "TrentService.DescribeKey");

        Assert.Equal(200, status);
        Assert.Contains(port.Lab.KeyArn("alias/golden"), body);
    }

    [Fact]
    public async Task Answer_HasTypeLengthAndRequestId()
    {
        await using var port = await Port.OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent("Action=DescribeTags") };

        using var response = await port.SendAsync(request);

        Assert.Equal("text/xml", response.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(response.Content.Headers.ContentLength);
        Assert.Contains(response.Headers.GetValues("x-amzn-RequestId").Single(), await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("AKIA" + Lab.Account, Lab.Account)]
    [InlineData("AKIA" + Lab.OtherAccount, Lab.OtherAccount)]
    [InlineData("AKIA999999999999", Lab.Account)]
    [InlineData("ASIATEMPORARY", Lab.Account)]
    [InlineData("testing", Lab.Account)]
    public async Task Account_IsTheAccessKeys_OrTheFirst(string accessKey, string account)
    {
        await using var port = await Port.OpenAsync();

        var (_, body) = await port.PostAsync(CallerIdentity, Port.Scope("sts", accessKey: accessKey));

        Assert.Contains($"<Account>{account}</Account>", body);
    }

    [Fact]
    public async Task Stranger_ActsForTheAccountThatIsSet_OrIsRefused()
    {
        await using var generous = await Port.OpenAsync(options => options with { Stranger = new(Lab.OtherAccount, Lab.Europe) });
        Assert.Contains(Lab.OtherAccount, (await generous.PostAsync(CallerIdentity, Port.Scope("sts", accessKey: "testing"))).Body);

        await using var strict = await Port.OpenAsync(options => options with { RefusesStrangers = true });
        Assert.Equal(401, (await strict.PostAsync(CallerIdentity, Port.Scope("sts", accessKey: "testing"))).Status);
        Assert.Equal(401, (await strict.PostAsync(CallerIdentity, isSigned: false)).Status);
        Assert.Equal(200, (await strict.PostAsync(CallerIdentity, Port.Scope("sts"))).Status);
    }

    [Fact]
    public async Task Region_IsTheScopes()
    {
        await using var port = await Port.OpenAsync();

        var (_, here) = await port.PostAsync("Action=DescribeSubnets");
        var (_, europe) = await port.PostAsync("Action=DescribeSubnets", Port.Scope(region: Lab.Europe));

        Assert.Contains("us-east-1a", here);
        Assert.Contains("eu-west-1a", europe);
    }

    [Theory]
    [InlineData("Action=DescribeSubnets", null, null, "us-east-1a")]
    [InlineData("Action=DescribeSubnets", null, "ec2.eu-west-1.amazonaws.com", "eu-west-1a")]
    [InlineData(CallerIdentity, null, null, "<Account>")]
    [InlineData(CallerIdentity, null, "sts.amazonaws.com", "<Account>")]
    [InlineData("""{"KeyId":"alias/golden"}""", "TrentService.DescribeKey", null, "KeyMetadata")]
    [InlineData("""{"KeyId":"alias/europe"}""", "TrentService.DescribeKey", "kms.eu-west-1.amazonaws.com:443", "KeyMetadata")]
    public async Task UnsignedCall_IsUnderstood_ByHostOrContent(string body, string? target, string? host, string expected)
    {
        await using var port = await Port.OpenAsync();

        var (status, answer) = await port.PostAsync(body, target: target, host: host, isSigned: false);

        Assert.Equal(200, status);
        Assert.Contains(expected, answer);
    }

    [Theory]
    [InlineData("iam", "Action=ListRoles&Version=2010-05-08", null, "iam", "ListRoles", "<Code>OptInRequired</Code>")]
    [InlineData("logs", "{}", "Logs_20140328.DescribeLogGroups", "logs", "Logs_20140328.DescribeLogGroups", "\"__type\":\"OptInRequired\"")]
    [InlineData("dynamodb", "{}", "DynamoDB_20120810.ListTables", "dynamodb", "ListTables", "\"__type\":\"com.amazonaws.dynamodb.v20120810#UnknownOperationException\"")]
    [InlineData("ec2", "Action=CreateNatGateway", null, "ec2", "CreateNatGateway", "<Code>InvalidAction</Code>")]
    [InlineData("kms", "{}", "TrentService.Encrypt", "kms", "Encrypt", "UnknownOperationException")]
    public async Task WhatIsNotModelled_IsRefused_AndOnRecord(
        string service, string body, string? target, string recordedService, string action, string error)
    {
        await using var port = await Port.OpenAsync();

        var (status, answer) = await port.PostAsync(body, Port.Scope(service), target);

        Assert.InRange(status, 400, 499);
        Assert.Contains(error, answer);
        var call = Assert.Single(port.Lab.Cloud.Calls.All);
        Assert.Equal((recordedService, action), (call.Service, call.Action));
        Assert.NotNull(call.ErrorCode);
    }

    [Fact]
    public async Task Call_IsReported_OnceItIsAnswered()
    {
        await using var port = await Port.OpenAsync();
        var reported = new List<string>();
        port.Lab.Cloud.Calls.Answered += (_, call) => reported.Add($"{call.Number} {call.Action} {call.ErrorCode}");

        await port.PostAsync("Action=DescribeTags");
        await port.PostAsync("Action=DescribeNothing");

        Assert.Equal(["1 DescribeTags ", "2 DescribeNothing InvalidAction"], reported);
    }

    [Fact]
    public async Task CallLog_KeepsTheNewestCalls_AndCountsAll()
    {
        await using var port = await Port.OpenAsync(changeCloud: options => options with { CallsKept = 2 });
        foreach (var action in new[] { "DescribeTags", "DescribeImages", "DescribeTags" })
        {
            await port.PostAsync($"Action={action}");
        }

        Assert.Equal(["DescribeImages", "DescribeTags"], port.Lab.Cloud.Calls.All.Select(call => call.Action));
        Assert.Equal((3, 2), (port.Lab.Cloud.Calls.Count, port.Lab.Cloud.Calls.CountByAction["DescribeTags"]));
    }

    [Fact]
    public async Task LostResponse_BreaksTheConnection_AfterTheEffect()
    {
        await using var port = await Port.OpenAsync();
        port.Lab.Cloud.Faults.AtCall("CreateVolume").LoseResponse();
        var before = port.Lab.View.Volumes.Count;

        await Assert.ThrowsAsync<HttpRequestException>(() => port.PostAsync("Action=CreateVolume&AvailabilityZone=us-east-1a&Size=1"));

        Assert.Equal(before + 1, port.Lab.View.Volumes.Count);
        Assert.Equal(200, (await port.PostAsync("Action=DescribeTags")).Status);
    }

    [Fact]
    public async Task Time_IsTheClouds()
    {
        await using var port = await Port.OpenAsync();
        var (_, made) = await port.PostAsync("Action=CreateVolume&AvailabilityZone=us-east-1a&Size=1");
        Assert.Contains("<status>creating</status>", made);
        port.Lab.PassHours(1);

        var (_, later) = await port.PostAsync("Action=DescribeVolumes&Filter.1.Name=status&Filter.1.Value.1=creating");

        Assert.Contains("<volumeSet />", later);
    }

    [Fact]
    public async Task Stop_LetsACallUnderWayEnd_AndTakesNoMore()
    {
        await using var port = await Port.OpenAsync();
        using var connection = await port.ConnectAsync();
        const string Body = "Action=DescribeTags";
        await connection.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nConnection: close\r\nContent-Length: {Body.Length}\r\n\r\n"));
        using var reader = new StreamReader(connection, leaveOpen: true);
        Assert.Equal("HTTP/1.1 100 Continue", await reader.ReadLineAsync());

        var stop = port.Server.StopAsync();
        await connection.WriteAsync(Encoding.ASCII.GetBytes(Body));
        var answer = await reader.ReadToEndAsync();
        await stop;

        Assert.Contains("HTTP/1.1 200 OK", answer);
        Assert.EndsWith("</DescribeTagsResponse>", answer);
        await Assert.ThrowsAsync<HttpRequestException>(() => port.PostAsync("Action=DescribeTags"));
    }

    [Fact]
    public async Task Dispose_CanBeRepeated()
    {
        var server = await SimulatorServer.StartAsync(new Lab().Cloud, new SimulatorServerOptions { RealTime = TimeProvider.System });

        await server.DisposeAsync();
        await server.DisposeAsync();
        await server.StopAsync();
    }

    [Fact]
    public async Task OtherMethods_AreRefused()
    {
        await using var port = await Port.OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Put, "/?Action=DescribeTags");

        using var response = await port.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Contains("POST", await response.Content.ReadAsStringAsync());
    }
}
