using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.EC2.Model;
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

    [Fact]
    public async Task Instance_RunsInASharedSubnet_IfTheRoleNamesItsOwner()
    {
        var account = await AccountAsync($"arn:aws:ec2:us-east-1:{OwnerId}:subnet/{SubnetId}");

        await account.SucceedAsync(Request);

        Assert.Equal(SubnetId, account.Calls("RunInstances")[0].Parameters["NetworkInterface.1.SubnetId"]);
    }

    /// <summary>An ARN with the deployment's own account is that of no shared subnet, and allows nothing.</summary>
    [Fact]
    public async Task Instance_WhoseRoleNamesTheSubnetAsItsOwn_IsNotLaunched()
    {
        var account = await AccountAsync($"arn:aws:ec2:us-east-1:{Account.Id}:subnet/{SubnetId}");

        var report = await account.RunAsync(Request);

        Assert.Equal(ExecutionStatus.Failed, report.Status);
        Assert.Contains("UnauthorizedOperation", report.Failure!.ToString(), StringComparison.Ordinal);
    }

    private static string Request => Examples.Request("s5-unique-keys");

    private static async Task<Account> AccountAsync(string subnetArn)
    {
        var groups = new List<string>();
        var account = new Account(
            world: World(), functions: SynthesizedRoles.Default.Settings with { SubnetIds = [SubnetId], SecurityGroupIds = groups }, roleOf: In);
        groups.Add((await HostileAccount.Owner(account).Ec2(HostileAccount.Here).CreateSecurityGroupAsync(
            new CreateSecurityGroupRequest { GroupName = "temporary", Description = "-", VpcId = "vpc-0ccccccccccccccc0" })).GroupId);
        return account;

        // What InstanceNetwork puts into the template for such subnets (GuardedTemplateTests).
        FunctionRole In(FunctionRole role) => role with
        {
            Definition = role.Definition with
            {
                Policies = role.Definition.Policies.ToDictionary(policy => policy.Key, policy => policy.Value
                    .Replace($"arn:aws:ec2:us-east-1:{Account.Id}:subnet/subnet-0aaaaaaaaaaaaaaa1", subnetArn, StringComparison.Ordinal)
                    .Replace("sg-0aaaaaaaaaaaaaaa0", groups[0], StringComparison.Ordinal)),
            },
        };
    }

    private static WorldDefinition World()
    {
        var world = JsonNode.Parse(Examples.WorldJson, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
        var owner = world["accounts"]!.AsArray().Single(account => (string)account!["id"]! == OwnerId)!;
        owner["regions"]!.AsArray().Single(region => (string)region!["name"]! == Account.Region)!["subnets"] = JsonNode.Parse($$"""
            [{ "id": "{{SubnetId}}", "zone": "us-east-1a", "zoneId": "use1-az1", "vpcId": "vpc-0ccccccccccccccc0", "cidrBlock": "10.9.0.0/24", "default": false, "sharedWith": ["{{Account.Id}}"] }]
            """);
        return WorldDefinition.Parse(world.ToJsonString());
    }
}
