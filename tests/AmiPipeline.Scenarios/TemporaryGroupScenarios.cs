using AmiPipeline.Exploration;
using AmiPipeline.Exploration.Faults;
using AmiPipeline.Exploration.Oracles;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.Scenarios.Outages;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Inspection;
using AmiPipeline.Simulator.Options;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>Without a deployment, a temporary instance gets a security group of its own: without rules, and gone when the instance is.</summary>
public sealed class TemporaryGroupScenarios
{
    private const string Example = "s5-unique-keys";

    private static readonly string[] GroupActions = ["CreateSecurityGroup", "DescribeSecurityGroups", "RevokeSecurityGroupEgress", "RunInstances", "TerminateInstances", "DeleteSecurityGroup"];

    // A prime, so that each call gets other kinds of faults than its neighbors.
    private const int Share = 5;

    [Fact]
    public async Task Instance_HasAGroupWithoutRules_AndNoPublicAddress()
    {
        var account = Undeployed();
        var (found, group) = (default(InstanceView), default(SecurityGroupView));
        account.Engine.Cloud.Calls.Answered += (_, call) =>
        {
            if (call.Action == "StopInstances")
            {
                found = account.View.Instances.Single(instance => instance.Tags.ContainsKey("ami-pipeline:execution"));
                group = account.View.SecurityGroups.Single(group => group.Id == found.SecurityGroupIds.Single());
            }
        };

        var report = await account.RunAsync(Examples.Request(Example));

        Assert.Equal(ExecutionStatus.Succeeded, report.Status);
        Assert.False(found!.HasPublicAddress);
        Assert.Empty(group!.Ingress.Concat(group.Egress));
        Assert.Equal(("building", found.Tags["ami-pipeline:execution"]), (group.Tags["ami-pipeline:state"], group.Tags["ami-pipeline:execution"]));
        Assert.Contains(group.Id, report.CleanUp.Removed);
        account.AssertOnlyAdded(account.View.Image(report.Result!.ImageId));
        // Deleted once, and not before the instance was gone: no call is refused.
        Assert.Single(account.Engine.Cloud.Calls.All, call => call.Action == "DeleteSecurityGroup");
    }

    /// <summary>No deployed function may make one, so that its actions are those that are listed beside the roles'.</summary>
    [Fact]
    public async Task Undeployed_CallsWhatADeploymentMayNot_AndNothingElse()
    {
        var account = Undeployed();
        await account.SucceedAsync(Examples.Request(Example));

        var granted = LeastPrivilege.Grant.OfFunctions.Select(grant => grant.Action).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(
            ["CreateSecurityGroup", "DeleteSecurityGroup", "RevokeSecurityGroupEgress"],
            account.Engine.Cloud.Calls.All.Where(call => call.Service == "ec2" && !granted.Contains($"ec2:{call.Action}")).Select(call => call.Action).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Deployment_HasItsOwnGroup_AndMakesNone()
    {
        var account = new Account();

        await account.SucceedAsync(Examples.Request(Example));

        Assert.DoesNotContain(account.Engine.Cloud.Calls.All, call => call.Action is "CreateSecurityGroup" or "DeleteSecurityGroup");
    }

    [Theory]
    [InlineData("s3-encrypt")]
    [InlineData("s5-unique-keys-snapshots")]
    public async Task OtherRoutes_MakeNone(string example)
    {
        var account = Undeployed();

        await account.SucceedAsync(Examples.Request(example));

        Assert.DoesNotContain(account.Engine.Cloud.Calls.All, call => call.Action == "CreateSecurityGroup");
    }

    /// <summary>An evenly spread share of all faults at the calls around a group; <c>.ci/explore</c> runs all of them. Of the listings, the later passes of clean-up are alike.</summary>
    [Fact]
    public async Task FaultsAtTheCallsOfAGroup_LeaveNone()
    {
        var subject = new ExplorationSubject { World = Examples.World, Request = Examples.Request(Example) };
        var baseline = await Baseline.RunAsync(subject);
        var faults = baseline.Faults(FaultKinds.All).Where(fault => fault.Target is { Scope: FaultScope.Call, Occurrence: <= 3 } && GroupActions.Contains(fault.Target.Name)).ToList();
        Assert.Empty(GroupActions.Except(faults.Select(fault => fault.Target.Name)));

        var results = await new Explorer(subject, new FunctionMemory()).ExploreAsync([.. faults.Where((_, index) => index % Share == 0).Select(fault => new[] { fault })], repeats: true);

        Assert.All(results, result => Assert.True(result.Judgement.Verdict.IsGood(), $"{result.Key}: {result.Judgement}"));
    }

    [Theory]
    [InlineData("Launch instance")]
    [InlineData("Clean up")]
    public async Task LostResult_OfTheStatesThatMakeAndRemoveIt_ChangesNothing(string state)
    {
        var account = Undeployed(tasks: functions => new LossyLambda(functions, state, "Runtime.OutOfMemory", times: 2));

        await account.SucceedAsync(Examples.Request(Example));

        Assert.Single(account.AssertNothingTemporaryLeft());
        Assert.Single(account.Engine.Cloud.Calls.All, call => call.Action == "CreateSecurityGroup");
    }

    /// <summary>A network interface may outlive its instance for a moment.</summary>
    [Fact]
    public async Task GroupThatIsStillInUse_IsTriedAgain()
    {
        var account = Undeployed();
        account.Engine.Cloud.Faults.When(call => call.Action == "DeleteSecurityGroup", times: 3).Refuse("DependencyViolation", "resource sg-1 has a dependent object");

        await account.SucceedAsync(Examples.Request(Example));

        Assert.Single(account.AssertNothingTemporaryLeft());
    }

    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    public async Task GroupThatShowsLate_IsWaitedFor_AndMadeOnce(int seconds)
    {
        var account = Undeployed(options => options with { EventualConsistency = EventualConsistency.None with { NewIds = TimeSpan.FromSeconds(seconds), Tags = TimeSpan.FromSeconds(seconds) } });

        await account.SucceedAsync(Examples.Request(Example));

        Assert.Single(account.AssertNothingTemporaryLeft());
    }

    /// <summary>A group is of one VPC.</summary>
    [Fact]
    public async Task SubnetsOfTwoVpcs_HaveAGroupEach()
    {
        var world = WorldDefinition.Parse(Examples.WorldJson.Replace(
            "\"id\": \"subnet-0aaaaaaaaaaaaaaa2\", \"zone\": \"us-east-1b\", \"zoneId\": \"use1-az2\", \"vpcId\": \"vpc-0aaaaaaaaaaaaaaa0\"",
            "\"id\": \"subnet-0aaaaaaaaaaaaaaa2\", \"zone\": \"us-east-1b\", \"zoneId\": \"use1-az2\", \"vpcId\": \"vpc-0aaaaaaaaaaaaaaa9\"", StringComparison.Ordinal));
        var account = Undeployed(world: world);
        account.Engine.Cloud.Faults.When(call => call.Action == "RunInstances", times: 4).Refuse("InsufficientInstanceCapacity", "None.", 500);

        var report = await account.RunAsync(Examples.Request(Example));

        Assert.True(report.Status == ExecutionStatus.Succeeded, $"{report.Failure}");
        Assert.Equal(2, report.CleanUp.Removed.Count(id => id.StartsWith("sg-", StringComparison.Ordinal)));
        Assert.Single(account.AssertNothingTemporaryLeft());
    }

    private static Account Undeployed(
        Func<SimulatorOptions, SimulatorOptions>? simulator = null, WorldDefinition? world = null, Func<StatesLanguage.Drivers.ITaskHandler, StatesLanguage.Drivers.ITaskHandler>? tasks = null) =>
        new(simulator, world, tasks: tasks, isDeployed: false);
}
