using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.SecurityToken;
using AmiPipeline.Scenarios.LeastPrivilege;
using AmiPipeline.Scenarios.Sharing;
using AmiPipeline.Sharing;
using Xunit;

namespace AmiPipeline.Scenarios.Deployed;

/// <summary>Two pipelines in one account and Region, and on one source account: each under its own name, roles and rules, and none touches what is the other's.</summary>
public sealed class SideBySideScenarios
{
    private const string Other = "Golden";

    private static readonly SynthesizedRoles RolesOfOther = SynthesizedRoles.Named(Other);
    private static readonly string Request = Examples.Request("s5-unique-keys");

    private readonly SimulatedDeployment _one;
    private readonly SimulatedDeployment _other;

    public SideBySideScenarios()
    {
        _one = new SimulatedDeployment(Configuration(PipelineName.Default, "one-*"), roles: SynthesizedRoles.OtherAccount);
        _other = new SimulatedDeployment(Configuration(Other, "other-*"), roles: RolesOfOther, beside: _one);
        foreach (var (deployment, pipeline) in new[] { (_one, PipelineName.Default), (_other, Other) })
        {
            deployment.Bus.Forwarding.Add(StackTemplate.Source(SharedSource.OwnerId, pipeline).Forwarded());
        }
    }

    [Fact]
    public async Task NewImages_StartThePipelineWhoseRuleTheyMatch()
    {
        var ofOne = await UserImages.CreateAsync(_one, "one-1");
        await _one.SettleAsync();
        var ofOther = await UserImages.CreateAsync(_one, "other-1");
        await _one.SettleAsync();

        Assert.Contains(("started", ofOne), _one.Outcomes);
        Assert.Contains(("started", ofOther), _other.Outcomes);
        Assert.Equal("SUCCEEDED", Assert.Single(_one.Runs).Status);
        Assert.Equal("SUCCEEDED", Assert.Single(_other.Runs).Status);
        Assert.Equal(OwnerOf(PipelineName.Default), Result($"one-1-{ofOne}").Tags["ami-pipeline:owner"]);
        Assert.Equal(OwnerOf(Other), Result($"other-1-{ofOther}").Tags["ami-pipeline:owner"]);
    }

    /// <summary>Both want every image: each makes its own of somebody's, and none of what the other has made, or they would feed each other forever.</summary>
    [Fact]
    public async Task ResultOfOne_StartsNothingInTheOther()
    {
        var one = new SimulatedDeployment(Configuration(PipelineName.Default, "*"), roles: SynthesizedRoles.OtherAccount);
        var other = new SimulatedDeployment(Configuration(Other, "*"), roles: RolesOfOther, beside: one);

        var imageId = await UserImages.CreateAsync(one, "base-1");
        await one.SettleAsync();

        foreach (var deployment in new[] { one, other })
        {
            Assert.Equal("SUCCEEDED", Assert.Single(deployment.Runs).Status);
            Assert.Equal(("started", imageId), deployment.Outcomes.First());
            Assert.Equal(["ownOutput", "ownOutput"], deployment.Outcomes.Skip(1).Select(outcome => outcome.Outcome));
            Assert.Empty(deployment.Lambda.DeadLetters);
        }
    }

    [Fact]
    public async Task AbortOfOne_IsCleanedUpByItsOwn_AndTheOtherGoesOn()
    {
        await StartBothAsync(TimeSpan.FromMinutes(2));

        await _one.StopAsync(_one.Runs[0]);
        await _one.SettleAsync();

        Assert.Equal("SUCCEEDED", Assert.Single(_one.CleanUps).Status);
        Assert.Empty(_other.CleanUps);
        Assert.Equal("SUCCEEDED", Assert.Single(_other.Runs).Status);
        Assert.Empty(Building());
    }

    /// <summary>What both left behind when nobody noticed: each sweep finds its own, and nothing of the other's, not even as a stray.</summary>
    [Fact]
    public async Task Sweep_FindsItsOwn()
    {
        await StartBothAsync(TimeSpan.FromMinutes(1));
        (_one.Bus.Delivery, _other.Bus.Delivery) = (_ => [], _ => []);
        await _one.StopAsync(_one.Runs[0]);
        await _other.StopAsync(_other.Runs[0]);
        await _one.SettleAsync();

        var swept = await _one.ScheduleAsync(FunctionNames.SweepExecutions);
        await _one.SettleAsync();

        Assert.Equal([_one.Runs[0].Arn], swept.GetProperty("executions").EnumerateArray().Select(execution => execution.GetProperty("executionArn").GetString()!));
        Assert.Empty(swept.GetProperty("stray").EnumerateArray());
        Assert.Equal([_other.Runs[0].Arn], Building().Distinct());

        await _other.ScheduleAsync(FunctionNames.SweepExecutions);
        await _one.SettleAsync();

        Assert.Empty(Building());
        Assert.Equal((1, 1), (_one.CleanUps.Count, _other.CleanUps.Count));
    }

    /// <summary>IAM stands between them too, whatever a function's code does: the tag of the owner has the state machine's name.</summary>
    [Theory]
    [InlineData(FunctionNames.CleanUp, "DeleteVolume")]
    [InlineData(FunctionNames.CommitImage, "CreateTags")]
    [InlineData(FunctionNames.CopySnapshots, "CreateSnapshot")]
    [InlineData(FunctionNames.CreateVolumes, "CreateVolume")]
    public async Task Role_ActsOnItsOwn_AndNotOnTheOthers(string function, string action)
    {
        var mine = await LeftAsync(OwnerOf(PipelineName.Default));
        var theirs = await LeftAsync(OwnerOf(Other));
        var (own, others) = (As(SynthesizedRoles.OtherAccount.Of(function)), As(RolesOfOther.Of(function)));

        foreach (var act in new[] { () => ActAsync(others, action, mine), () => ActAsync(own, action, theirs) })
        {
            Assert.Equal("UnauthorizedOperation", (await Assert.ThrowsAsync<AmazonEC2Exception>(act)).ErrorCode);
        }

        await ActAsync(own, action, mine);
        await ActAsync(others, action, theirs);
    }

    /// <summary>In a source account each has a role of its own, which takes nobody else's functions, even with the right external id and permission.</summary>
    [Fact]
    public async Task SourceRole_IsAssumedByItsOwnPipelineAlone()
    {
        var iam = _one.Cloud.Iam;
        var (own, others) = (AccountRoles.Source, AccountRoles.SourceOf(Other));
        var wide = SynthesizedRoles.OtherAccount.Of(FunctionNames.ShareSource);
        wide = wide with
        {
            Definition = wide.Definition with
            {
                Policies = new Dictionary<string, string> { ["wide"] = """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*" }] }""" },
            },
        };
        iam.DefineRole(AccountRoles.OwnerId, own.Definition);
        iam.DefineRole(AccountRoles.OwnerId, others.Definition);

        await AssumeAsync(wide, own);
        var error = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => AssumeAsync(wide, others));

        Assert.Equal("AccessDenied", error.ErrorCode);
    }

    /// <summary>Both share one image of the source account at a time: what one gave and the other needs stays until neither needs it, and then all is as it was.</summary>
    [Fact]
    public async Task SourceOfBoth_IsSharedAsLongAsOneNeedsIt()
    {
        var before = Owner();
        await _one.StartByHandAsync(SharedSource.Request.Replace("\"name\": \"", "\"name\": \"one-", StringComparison.Ordinal), "shared");
        await _one.RunUntilAsync(() => Owner().Count != before.Count || !Owner().SequenceEqual(before));
        await _other.StartByHandAsync(SharedSource.Request.Replace("\"name\": \"", "\"name\": \"other-", StringComparison.Ordinal), "shared");
        await _one.SettleAsync();

        Assert.True(_one.Runs[0].Status == "SUCCEEDED", _one.Runs[0].Execution.Cause);
        Assert.True(_other.Runs[0].Status == "SUCCEEDED", _other.Runs[0].Execution.Cause);
        Assert.Equal(before, Owner());
    }

    private static string Configuration(string name, string images) => $$"""
        {
          "name": "{{name}}",
          "instances": {},
          "guardrails": { "accounts": ["self", "amazon", "{{SharedSource.OwnerId}}"], "roles": [{ "arn": "{{SharedSource.RoleArn.Replace(PipelineName.Default, name, StringComparison.Ordinal)}}", "externalId": "an-example" }] },
          "triggers": [ { "name": "all", "match": { "owners": ["self"], "name": "{{images}}" }, "request": { "name": "{{name}}-{source.name}-{source.id}", "kmsKeyId": "alias/golden" } } ]
        }
        """;

    private async Task StartBothAsync(TimeSpan until)
    {
        await _one.StartByHandAsync(Request);
        await _other.StartByHandAsync(Request.Replace("\"name\": \"", "\"name\": \"other-", StringComparison.Ordinal));
        var end = _one.Clock.GetUtcNow() + until;
        await _one.RunUntilAsync(() => _one.Clock.GetUtcNow() >= end);
    }

    private Simulator.Inspection.ImageView Result(string name) => _one.View.Images.Single(image => image.Name.EndsWith(name, StringComparison.Ordinal));

    private IReadOnlyList<string> Owner() => _one.Cloud.Inspect(SharedSource.OwnerId, Account.Region).Dump();

    // The executions of what is being built, or left.
    private List<string> Building() => [.. _one.View.Volumes.Select(volume => volume.Tags)
        .Concat(_one.View.Snapshots.Select(snapshot => snapshot.Tags))
        .Concat(_one.View.Images.Select(image => image.Tags))
        .Concat(_one.View.Instances.Where(instance => instance.State != "terminated").Select(instance => instance.Tags))
        .Where(tags => tags.GetValueOrDefault("ami-pipeline:state") == "building")
        .Select(tags => tags["ami-pipeline:execution"])];

    private IAmazonEC2 As(FunctionRole role) => SynthesizedRoles.ClientsOf(_one.Cloud, _one.Clock, role).Ec2(HostileAccount.Here);

    private static string OwnerOf(string pipeline) => SimulatedDeployment.StateMachineArn.Replace(PipelineName.Default, pipeline, StringComparison.Ordinal);

    // What an execution of a pipeline has made and not committed: a volume and a snapshot of it.
    private async Task<Left> LeftAsync(string owner)
    {
        var volume = (await _one.Ec2.CreateVolumeAsync(new CreateVolumeRequest { AvailabilityZone = "us-east-1a", Size = 1, TagSpecifications = [Marks(owner, ResourceType.Volume)] })).Volume.VolumeId;
        await _one.SettleAsync();
        var snapshot = (await _one.Ec2.CreateSnapshotAsync(new CreateSnapshotRequest { VolumeId = volume, TagSpecifications = [Marks(owner, ResourceType.Snapshot)] })).Snapshot.SnapshotId;
        await _one.SettleAsync();
        return new Left(owner, volume, snapshot);
    }

    private static Task ActAsync(IAmazonEC2 ec2, string action, Left left) => action switch
    {
        "DeleteVolume" => ec2.DeleteVolumeAsync(new DeleteVolumeRequest(left.VolumeId)),
        "CreateTags" => ec2.CreateTagsAsync(new CreateTagsRequest([left.SnapshotId], [new Tag("ami-pipeline:state", "committed")])),
        "CreateSnapshot" => ec2.CreateSnapshotAsync(new CreateSnapshotRequest { VolumeId = left.VolumeId, TagSpecifications = [Marks(left.Owner, ResourceType.Snapshot)] }),
        "CreateVolume" => ec2.CreateVolumeAsync(new CreateVolumeRequest { AvailabilityZone = "us-east-1a", Size = 1, TagSpecifications = [Marks(left.Owner, ResourceType.Volume)] }),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "No such call here."),
    };

    private static TagSpecification Marks(string owner, ResourceType type) =>
        new() { ResourceType = type, Tags = [new Tag("ami-pipeline:owner", owner), new Tag("ami-pipeline:state", "building")] };

    private Task AssumeAsync(FunctionRole caller, FunctionRole target) =>
        SynthesizedRoles.ClientsOf(_one.Cloud, _one.Clock, caller).Roles.AssumeAsync(new AllowedRole(target.Arn, "an-example"), HostileAccount.Here, "scenario");

    private sealed record Left(string Owner, string VolumeId, string SnapshotId);
}
