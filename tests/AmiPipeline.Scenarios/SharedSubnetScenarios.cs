using System.Text.Json.Nodes;
using AmiPipeline.Scenarios.LeastPrivilege;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>Temporary instances in a subnet that another account shares: it is read as the account's own are, but its ARN has the owner's account.</summary>
public sealed class SharedSubnetScenarios
{
    private const string OwnerId = "444455556666";
    private const string SubnetId = "subnet-0ccccccccccccccc1";
    private const string GroupId = "sg-0ccccccccccccccc1";

    [Fact]
    public async Task Instance_RunsInASharedSubnet_IfTheRoleNamesItsOwner()
    {
        var account = With($"arn:aws:ec2:us-east-1:{OwnerId}:subnet/{SubnetId}");

        await account.SucceedAsync(Request);

        Assert.Equal(SubnetId, account.Calls("RunInstances")[0].Parameters["NetworkInterface.1.SubnetId"]);
    }

    /// <summary>An ARN with the deployment's own account is that of no shared subnet, and allows nothing.</summary>
    [Fact]
    public async Task Instance_WhoseRoleNamesTheSubnetAsItsOwn_IsNotLaunched()
    {
        var account = With($"arn:aws:ec2:us-east-1:{Account.Id}:subnet/{SubnetId}");

        var report = await account.RunAsync(Request);

        Assert.Equal(ExecutionStatus.Failed, report.Status);
        Assert.Contains("UnauthorizedOperation", report.Failure!.ToString(), StringComparison.Ordinal);
    }

    private static string Request => Examples.Request("s5-unique-keys");

    private static Account With(string subnetArn)
    {
        return new Account(world: World(), functions: SynthesizedRoles.Default.Settings with { SubnetIds = [SubnetId], SecurityGroupIds = [GroupId] }, roleOf: In);

        // What InstanceNetwork puts into the template for such subnets (GuardedTemplateTests).
        FunctionRole In(FunctionRole role) => role with
        {
            Definition = role.Definition with
            {
                Policies = role.Definition.Policies.ToDictionary(policy => policy.Key, policy => policy.Value
                    .Replace($"arn:aws:ec2:us-east-1:{Account.Id}:subnet/subnet-0aaaaaaaaaaaaaaa1", subnetArn, StringComparison.Ordinal)
                    .Replace("sg-0aaaaaaaaaaaaaaa0", GroupId, StringComparison.Ordinal)),
            },
        };
    }

    private static WorldDefinition World()
    {
        var world = Examples.WorldNode();
        var owner = world["accounts"]!.AsArray().Single(account => (string)account!["id"]! == OwnerId)!;
        owner["regions"]!.AsArray().Single(region => (string)region!["name"]! == Account.Region)!["subnets"] = JsonNode.Parse($$"""
            [{ "id": "{{SubnetId}}", "zone": "us-east-1a", "zoneId": "use1-az1", "vpcId": "vpc-0ccccccccccccccc0", "cidrBlock": "10.9.0.0/24", "default": false, "sharedWith": ["{{Account.Id}}"] }]
            """);
        // The account's own group, in the other account's VPC.
        var own = world["accounts"]!.AsArray().Single(account => (string)account!["id"]! == Account.Id)!;
        own["regions"]!.AsArray().Single(region => (string)region!["name"]! == Account.Region)!["securityGroups"] = JsonNode.Parse($$"""
            [{ "id": "{{GroupId}}", "name": "temporary", "vpcId": "vpc-0ccccccccccccccc0" }]
            """);
        return WorldDefinition.Parse(world.ToJsonString());
    }
}
