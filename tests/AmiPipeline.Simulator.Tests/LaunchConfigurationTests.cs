using AmiPipeline.Simulator.Definitions;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>Launch configurations of Auto Scaling, at the wire.</summary>
public sealed class LaunchConfigurationTests : IDisposable
{
    private const string Arn = "arn:aws:autoscaling:us-east-1:111122223333:launchConfiguration:*:launchConfigurationName/web";

    private readonly Lab _lab = new();

    [Theory]
    [InlineData("CreateLaunchConfiguration&ImageId=ami-1&InstanceType=t3.small", "ValidationError", "LaunchConfigurationName")]
    [InlineData("CreateLaunchConfiguration&LaunchConfigurationName=web&InstanceType=t3.small", "ValidationError", "ImageId")]
    [InlineData("CreateLaunchConfiguration&LaunchConfigurationName=web&ImageId=ami-1", "ValidationError", "InstanceType")]
    [InlineData("CreateLaunchConfiguration&LaunchConfigurationName=web&ImageId=ami-1&InstanceType=t3.small&KeyName=mine", "UnknownParameter", "KeyName")]
    [InlineData("DescribeLaunchConfigurations&MaxRecords=101", "ValidationError", "101")]
    [InlineData("DescribeLaunchConfigurations&MaxRecords=0", "ValidationError", "maxRecords")]
    [InlineData("DescribeLaunchConfigurations&NextToken=made-up", "InvalidNextToken", "")]
    [InlineData("DeleteLaunchConfiguration&LaunchConfigurationName=none", "ValidationError", "none")]
    [InlineData("DescribeAutoScalingGroups", "InvalidAction", "DescribeAutoScalingGroups")]
    public void Call_ThatIsWrong_IsRefused_InTheQueryProtocol(string call, string code, string message)
    {
        var (status, body) = Post(call);

        Assert.Equal(400, status);
        Assert.StartsWith($"<ErrorResponse xmlns=\"http://autoscaling.amazonaws.com/doc/2011-01-01/\"><Error><Type>Sender</Type><Code>{code}</Code><Message>", body, StringComparison.Ordinal);
        Assert.Contains(message, body, StringComparison.Ordinal);
        Assert.Matches("</Error><RequestId>[0-9a-f-]{36}</RequestId></ErrorResponse>$", body);
    }

    [Fact]
    public void LaunchConfigurations_AreOfOneAccountAndRegion()
    {
        Assert.Equal(200, Create("web").Status);

        Assert.Equal("web", Assert.Single(_lab.View.LaunchConfigurations).Name);
        Assert.Empty(_lab.Cloud.Inspect(Lab.Account, Lab.Europe).LaunchConfigurations);
        Assert.Empty(_lab.Cloud.Inspect(Lab.OtherAccount, Lab.Here).LaunchConfigurations);
    }

    [Fact]
    public void ListingFault_ShowsNone()
    {
        Create("web");
        _lab.Cloud.Faults.When(call => call.Service == "autoscaling").ShowNothing();

        Assert.DoesNotContain("<member>", Post("DescribeLaunchConfigurations").Body, StringComparison.Ordinal);
        Assert.Contains("<member>", Post("DescribeLaunchConfigurations").Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DescribeLaunchConfigurations", "*", true)]
    [InlineData("DescribeLaunchConfigurations", Arn, false)]
    [InlineData("CreateLaunchConfiguration&LaunchConfigurationName=web&ImageId=ami-1&InstanceType=t3.small", Arn, true)]
    [InlineData("CreateLaunchConfiguration&LaunchConfigurationName=other&ImageId=ami-1&InstanceType=t3.small", Arn, false)]
    public void Role_MayDoWhatItsPolicySays(string call, string resource, bool isAllowed)
    {
        var action = $"autoscaling:{call.Split('&')[0]}";
        var credentials = _lab.Credentials(_lab.Role("reader", $$"""{ "Effect": "Allow", "Action": "{{action}}", "Resource": "{{resource}}" }"""));

        var (status, body) = _lab.Post($"Action={call}&Version=2011-01-01", "autoscaling", credentials: credentials);

        Assert.Equal(isAllowed ? 200 : 403, status);
        Assert.Equal(!isAllowed, body.Contains("<Code>AccessDenied</Code>", StringComparison.Ordinal) && body.Contains($"is not authorized to perform: {action}", StringComparison.Ordinal));
    }

    [Fact]
    public void LaunchConfiguration_ThatAFileHasTwice_IsRefused()
    {
        var world = Lab.WorldJson.Replace("\"launchTemplates\": [{ \"id\": \"lt-0e000000000000001\"", "\"launchConfigurations\": [{ \"name\": \"a\", \"imageId\": \"ami-1\" }, { \"name\": \"a\", \"imageId\": \"ami-2\" }], \"launchTemplates\": [{ \"id\": \"lt-0e000000000000001\"", StringComparison.Ordinal);

        Assert.Contains("\"a\" is there twice", Assert.Throws<WorldFormatException>(() => WorldDefinition.Parse(world)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _lab.Dispose();

    private (int Status, string Body) Create(string name) => Post($"CreateLaunchConfiguration&LaunchConfigurationName={name}&ImageId=ami-1&InstanceType=t3.small");

    private (int Status, string Body) Post(string call) => _lab.Post($"Action={call}&Version=2011-01-01", "autoscaling");
}
