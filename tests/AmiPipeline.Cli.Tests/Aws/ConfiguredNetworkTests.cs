using AmiPipeline.Cli.Hosting;
using Xunit;

namespace AmiPipeline.Cli.Tests.Aws;

/// <summary>The subnets and the security group of a configuration are those of temporary instances, as in a deployment of it.</summary>
public sealed class ConfiguredNetworkTests
{
    private const string Subnet = "subnet-0aaaaaaaaaaaaaaa2";

    // Every VPC has it; the launch could as well be without a group.
    private const string Group = "sg-0aaaaaaaaaaaaaaa0";

    private static readonly string Configuration = $$"""{ "instances": { "subnetIds": ["{{Subnet}}"], "securityGroupId": "{{Group}}", "types": { "x86_64": ["m7i.large"] } } }""";

    [Fact]
    public async Task RunAws_LaunchesThere_AndMakesNoGroup()
    {
        await using var lab = await AwsLab.StartAsync();
        using var files = new TemporaryFiles();

        var result = await lab.RunAsync("run", Cli.Example("s5-unique-keys.json"), "--aws", "--configuration", files.Add("deployment.json", Configuration));

        Assert.Equal((ExitCodes.Done, ""), (result.ExitCode, result.Error));
        var launch = Assert.Single(lab.Cloud.Calls.All, call => call is { Action: "RunInstances", IsDryRun: false }).Parameters;
        Assert.Equal((Subnet, Group, "m7i.large"), (launch["NetworkInterface.1.SubnetId"], launch["NetworkInterface.1.SecurityGroupId.1"], launch["InstanceType"]));
        Assert.DoesNotContain(lab.Cloud.Calls.All, call => call.Action == "CreateSecurityGroup");
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("plan", "--aws")]
    public async Task Plan_NamesThem(params string[] command)
    {
        await using var lab = await AwsLab.StartAsync();
        using var files = new TemporaryFiles();

        var result = await lab.RunAsync([command[0], Cli.Example("s5-unique-keys.json"), .. command[1..], "--configuration", files.Add("deployment.json", Configuration)]);

        Assert.Contains(result.Lines, line => line.EndsWith($"RunInstances of ami-05000000000000001 as m7i.large in {Subnet}", StringComparison.Ordinal));
        Assert.DoesNotContain("CreateSecurityGroup", result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("subnet-0123456789abcdef0", Group, "of the deployment's subnets subnet-0123456789abcdef0 does not exist in us-east-1")]
    [InlineData(Subnet, "sg-0123456789abcdef0", "the deployment's security group sg-0123456789abcdef0, which does not exist in us-east-1")]
    public async Task WhatIsNotThere_IsRefused(string subnet, string group, string problem)
    {
        await using var lab = await AwsLab.StartAsync();
        using var files = new TemporaryFiles();
        var configuration = Configuration.Replace(Subnet, subnet, StringComparison.Ordinal).Replace(Group, group, StringComparison.Ordinal);

        var result = await lab.RunAsync("run", Cli.Example("s5-unique-keys.json"), "--aws", "--configuration", files.Add("deployment.json", configuration));

        Assert.Equal(ExitCodes.Refused, result.ExitCode);
        Assert.Contains(problem, result.Error, StringComparison.Ordinal);
        Assert.Empty(lab.Added);
    }

    /// <summary>The configuration may have changed since: what the execution made is found all the same.</summary>
    [Fact]
    public async Task CleanUp_WithAGroupInItsConfiguration_RemovesTheGroupThatWasMadeWithoutOne()
    {
        await using var lab = await AwsLab.StartAsync();
        using var files = new TemporaryFiles();
        using var interruption = new Interruption();
        lab.Cloud.Calls.Answered += Press;
        await lab.RunAsync(interruption, connection => connection, "run", Cli.Example("s5-unique-keys.json"), "--aws", "--name", "mine");
        lab.Cloud.Calls.Answered -= Press;
        Assert.Contains(lab.Added, id => id.StartsWith("sg-", StringComparison.Ordinal));

        var result = await lab.RunAsync("cleanup", "--execution", "mine", "--configuration", files.Add("deployment.json", Configuration));

        Assert.Equal(ExitCodes.Done, result.ExitCode);
        Assert.Empty(lab.Added);

        void Press(object? sender, Simulator.Logs.RecordedCall call)
        {
            if (call is { Action: "RunInstances", IsDryRun: false })
            {
                interruption.Request();
                interruption.Request();
            }
        }
    }
}
