using System.Text.Json.Nodes;
using Amazon.EC2.Model;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Iam;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>The account of the examples with what hostile calls are about.</summary>
internal static class HostileAccount
{
    /// <summary>Where the calls go.</summary>
    public static AwsLocation Here { get; } = new(Account.Id, Account.Region);

    /// <summary>With an image that was committed, a volume that another state machine is building with, an instance that has not agreed, and a stranger's image.</summary>
    /// <param name="roles">The functions' roles.</param>
    public static async Task<Account> PreparedAsync(SynthesizedRoles roles)
    {
        var account = new Account(world: WorldWithAStranger(), roles: roles);
        var ec2 = Owner(account).Ec2(Here);
        await ec2.CreateTagsAsync(new CreateTagsRequest(
            [HostileCalls.CommittedImage, HostileCalls.CommittedSnapshot],
            [new Tag("ami-pipeline:owner", roles.Settings.StateMachineArn), new Tag("ami-pipeline:state", "committed")]));
        await ec2.CreateTagsAsync(new CreateTagsRequest(
            ["vol-0d000000000000001"],
            [new Tag("ami-pipeline:owner", "arn:aws:states:us-east-1:111122223333:stateMachine:Other"), new Tag("ami-pipeline:state", "building")]));
        await ec2.CreateTagsAsync(new CreateTagsRequest(
            [HostileCalls.FamilyImage, HostileCalls.FamilySnapshot],
            [new Tag("ami-pipeline:owner", roles.Settings.StateMachineArn), new Tag("ami-pipeline:state", "committed"), new Tag("ami-pipeline:family", "web")]));
        await ec2.CreateTagsAsync(new CreateTagsRequest(
            [HostileCalls.OthersImage],
            [
                new Tag("ami-pipeline:owner", "arn:aws:states:us-east-1:111122223333:stateMachine:Other"), new Tag("ami-pipeline:state", "committed"),
                new Tag("ami-pipeline:family", "web"), new Tag("ami-pipeline:leaving", "removing 2026-01-01T00:00:00Z"),
            ]));
        await ec2.CreateTagsAsync(new CreateTagsRequest(["i-04000000000000002"], [new Tag("ami-pipeline:capture", "no")]));
        return account;
    }

    /// <summary>Clients with the account's own credentials.</summary>
    public static AwsClients Owner(Account account) => SimulatedClients.Create(account.Engine.Cloud, account.Engine.Clock);

    /// <summary>Clients that act as a function's role.</summary>
    public static AwsClients As(Account account, FunctionRole role) => SynthesizedRoles.ClientsOf(account.Engine.Cloud, account.Engine.Clock, role);

    /// <summary>Whether a role whose only permission is an action on a resource has it: else a refusal of it would say nothing of other roles.</summary>
    public static bool IsAllowedWhereGranted(SimulatedIam iam, string action, string resource)
    {
        var role = iam.DefineRole(Account.Id, SynthesizedRoles.Default.All[0].Definition with
        {
            Policies = new Dictionary<string, string>
            {
                ["one"] = $$"""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "{{action}}", "Resource": "{{resource}}" }] }""",
            },
        });
        return iam.Authorize(role, action, resource).IsAllowed;
    }

    private static WorldDefinition WorldWithAStranger()
    {
        var world = Examples.WorldNode();
        world["accounts"]!.AsArray().Add(JsonNode.Parse($$"""
            {
              "id": "999900001111",
              "regions": [{ "name": "us-east-1", "images": [{
                "id": "{{HostileCalls.StrangersImage}}", "name": "strange", "launchPermissions": ["111122223333"],
                "devices": [{ "deviceName": "/dev/xvda", "snapshotId": "snap-0e000000000000001", "sizeGiB": 8, "sharedWith": ["111122223333"] }]
              }] }]
            }
            """));
        return WorldDefinition.Parse(world.ToJsonString());
    }
}
