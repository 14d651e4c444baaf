using Amazon.AutoScaling.Model;
using Xunit;

namespace AWSSDK.AutoScaling.Compat.Tests;

/// <summary>What goes over the wire for launch configurations, and what is made of what comes back.</summary>
public sealed class LaunchConfigurationTests : IDisposable
{
    private const string Member = """
        <member>
          <AssociatePublicIpAddress>true</AssociatePublicIpAddress>
          <SecurityGroups><member>sg-1</member></SecurityGroups>
          <CreatedTime>2026-01-01T00:00:00.500Z</CreatedTime>
          <KernelId/>
          <LaunchConfigurationName>web &amp; more</LaunchConfigurationName>
          <UserData/>
          <InstanceType>m1.small</InstanceType>
          <LaunchConfigurationARN>arn:aws:autoscaling:us-east-1:111122223333:launchConfiguration:1:launchConfigurationName/web &amp; more</LaunchConfigurationARN>
          <BlockDeviceMappings><member><DeviceName>/dev/sdb</DeviceName><Ebs><SnapshotId>snap-1</SnapshotId></Ebs></member></BlockDeviceMappings>
          <ImageId>ami-05000000000000001</ImageId>
          <InstanceMonitoring><Enabled>false</Enabled></InstanceMonitoring>
        </member>
        """;

    private readonly Endpoint _endpoint = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SentRequest Sent => Assert.Single(_endpoint.Requests);

    public void Dispose() => _endpoint.Dispose();

    [Fact]
    public async Task Request_IsASignedFormPostedToTheEndpoint()
    {
        await _endpoint.AnswerPage("").Client().DescribeLaunchConfigurationsAsync(new DescribeLaunchConfigurationsRequest(), Cancel);

        Assert.Equal(("POST", "https://autoscaling.us-east-1.amazonaws.com/"), (Sent.Method, Sent.Address.AbsoluteUri));
        Assert.StartsWith("application/x-www-form-urlencoded", Sent.ContentType, StringComparison.Ordinal);
        Assert.Equal("Action=DescribeLaunchConfigurations&Version=2011-01-01", Sent.Body);
        Assert.Matches("^AWS4-HMAC-SHA256 Credential=AKIA111122223333/[0-9]{8}/us-east-1/autoscaling/aws4_request, SignedHeaders=[a-z0-9;-]*x-amz-date, Signature=[0-9a-f]{64}$", Sent.Authorization);
    }

    [Fact]
    public async Task Describe_WithAllMembers_WritesThem()
    {
        await _endpoint.AnswerPage("").Client().DescribeLaunchConfigurationsAsync(
            new DescribeLaunchConfigurationsRequest { LaunchConfigurationNames = ["web", "a b"], MaxRecords = 100, NextToken = "t/1" }, Cancel);

        Assert.Equal(
            ["Action=DescribeLaunchConfigurations", "LaunchConfigurationNames.member.1=web", "LaunchConfigurationNames.member.2=a%20b", "MaxRecords=100", "NextToken=t%2F1", "Version=2011-01-01"],
            Sent.Body.Split('&').Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Describe_Answered_GivesLaunchConfigurations()
    {
        var response = await _endpoint.AnswerPage(Member + Member.Replace("web &amp; more", "batch", StringComparison.Ordinal), "t").Client()
            .DescribeLaunchConfigurationsAsync(new DescribeLaunchConfigurationsRequest(), Cancel);

        Assert.Equal(("t", "request-1"), (response.NextToken, response.ResponseMetadata.RequestId));
        Assert.Equal(["web & more", "batch"], response.LaunchConfigurations!.Select(one => one.LaunchConfigurationName));
        var first = response.LaunchConfigurations![0];
        Assert.Equal(
            ("ami-05000000000000001", "m1.small", "arn:aws:autoscaling:us-east-1:111122223333:launchConfiguration:1:launchConfigurationName/web & more"),
            (first.ImageId, first.InstanceType, first.LaunchConfigurationARN));
        Assert.Equal(new DateTime(2026, 1, 1, 0, 0, 0, 500, DateTimeKind.Utc), first.CreatedTime!.Value.ToUniversalTime());
    }

    [Fact]
    public async Task Describe_AnsweredWithNone_GivesNone()
    {
        var response = await _endpoint.AnswerPage("").Client().DescribeLaunchConfigurationsAsync(new DescribeLaunchConfigurationsRequest(), Cancel);

        Assert.Empty(response.LaunchConfigurations ?? []);
        Assert.Null(response.NextToken);
    }

    [Fact]
    public async Task Paginator_FollowsTheTokens()
    {
        _endpoint.AnswerPage(Member, "t2").AnswerPage("", "t3").AnswerPage(Member);

        List<string> images = [];
        await foreach (var one in _endpoint.Client().Paginators.DescribeLaunchConfigurations(new DescribeLaunchConfigurationsRequest { MaxRecords = 100 }).LaunchConfigurations)
        {
            images.Add(one.ImageId);
        }

        Assert.Equal(["ami-05000000000000001", "ami-05000000000000001"], images);
        Assert.Contains("NextToken=t2", _endpoint.Requests[1].Body, StringComparison.Ordinal);
        Assert.Contains("NextToken=t3", _endpoint.Requests[2].Body, StringComparison.Ordinal);
        Assert.All(_endpoint.Requests, request => Assert.Contains("MaxRecords=100", request.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Create_WithItsMembers_WritesThem()
    {
        var response = await _endpoint
            .Answer("""<CreateLaunchConfigurationResponse xmlns="http://autoscaling.amazonaws.com/doc/2011-01-01/"><ResponseMetadata><RequestId>request-1</RequestId></ResponseMetadata></CreateLaunchConfigurationResponse>""")
            .Client().CreateLaunchConfigurationAsync(new CreateLaunchConfigurationRequest { LaunchConfigurationName = "web", ImageId = "ami-1", InstanceType = "t3.small" }, Cancel);

        Assert.Equal("request-1", response.ResponseMetadata.RequestId);
        Assert.Equal(
            ["Action=CreateLaunchConfiguration", "ImageId=ami-1", "InstanceType=t3.small", "LaunchConfigurationName=web", "Version=2011-01-01"],
            Sent.Body.Split('&').Order(StringComparer.Ordinal));
    }
}
