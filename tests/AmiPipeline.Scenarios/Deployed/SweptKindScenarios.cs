using Amazon.EC2;
using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Scenarios.Deployed;

/// <summary>The sweep finds and removes every kind of resource that an execution makes.</summary>
public sealed class SweptKindScenarios
{
    private const string Forgotten = "arn:aws:states:us-east-1:111122223333:execution:AmiPipeline:long-ago";

    public static TheoryData<Ec2ResourceKind> Kinds => [.. Enum.GetValues<Ec2ResourceKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Sweep_RemovesWhatAnExecutionLeft(Ec2ResourceKind kind)
    {
        var deployment = Create();
        var id = await MakeAsync(deployment, kind);
        await deployment.SettleAsync();
        Assert.Contains(deployment.View.Dump(), line => line.Contains(id, StringComparison.Ordinal));

        var swept = await deployment.ScheduleAsync(FunctionNames.SweepExecutions);
        await deployment.SettleAsync();

        Assert.Contains(id, swept.GetProperty("executions")[0].GetProperty("resources").EnumerateArray().Select(found => found.GetString()));
        var cleanUp = Assert.Single(deployment.CleanUps);
        Assert.True(cleanUp.Status == "SUCCEEDED", cleanUp.Execution.Cause);
        Assert.DoesNotContain(deployment.View.Dump(), line => line.Contains(id, StringComparison.Ordinal) && !line.Contains("terminated", StringComparison.Ordinal));
    }

    /// <summary>All at once, in the order in which they let go of each other: an instance in its group, with its volumes.</summary>
    [Fact]
    public async Task Sweep_OfAnAbortedExecution_RemovesItsInstanceWithItsGroup()
    {
        var deployment = Create();
        var before = deployment.View.SecurityGroups.Select(group => group.Id).ToList();
        await deployment.StartByHandAsync(Examples.Request("s5-unique-keys"));
        await deployment.RunUntilAsync(() => deployment.View.Instances.Any(instance => instance.Tags.ContainsKey("ami-pipeline:execution") && instance.State == "running"));
        deployment.Bus.Delivery = _ => [];
        await deployment.StopAsync(deployment.Runs[0]);
        await deployment.SettleAsync();
        var made = Assert.Single(deployment.View.SecurityGroups, group => !before.Contains(group.Id));

        var swept = await deployment.ScheduleAsync(FunctionNames.SweepExecutions);
        await deployment.SettleAsync();

        Assert.Contains(made.Id, swept.GetProperty("executions")[0].GetProperty("resources").EnumerateArray().Select(found => found.GetString()));
        Assert.Equal("SUCCEEDED", Assert.Single(deployment.CleanUps).Status);
        Assert.Equal(before, deployment.View.SecurityGroups.Select(group => group.Id));
        Assert.DoesNotContain(deployment.View.Volumes, volume => volume.Tags.ContainsKey("ami-pipeline:execution"));
    }

    private static SimulatedDeployment Create() => new("""{ "instances": {} }""", isLocal: true);

    private static async Task<string> MakeAsync(SimulatedDeployment deployment, Ec2ResourceKind kind) => kind switch
    {
        Ec2ResourceKind.Image => (await deployment.Ec2.CreateImageAsync(new CreateImageRequest
        {
            InstanceId = "i-04000000000000001",
            Name = "left",
            NoReboot = true,
            TagSpecifications = [Building(ResourceType.Image), Building(ResourceType.Snapshot)],
        })).ImageId,
        Ec2ResourceKind.Snapshot => (await deployment.Ec2.CopySnapshotAsync(new CopySnapshotRequest
        {
            SourceSnapshotId = "snap-03000000000000001",
            SourceRegion = Account.Region,
            TagSpecifications = [Building(ResourceType.Snapshot)],
        })).SnapshotId,
        Ec2ResourceKind.Volume => (await deployment.Ec2.CreateVolumeAsync(new CreateVolumeRequest
        {
            AvailabilityZone = "us-east-1a",
            Size = 1,
            TagSpecifications = [Building(ResourceType.Volume)],
        })).Volume.VolumeId,
        Ec2ResourceKind.Instance => (await deployment.Ec2.RunInstancesAsync(new RunInstancesRequest
        {
            ImageId = "ami-03000000000000001",
            InstanceType = InstanceType.T3Small,
            MinCount = 1,
            MaxCount = 1,
            TagSpecifications = [Building(ResourceType.Instance), Building(ResourceType.Volume)],
        })).Reservation.Instances[0].InstanceId,
        Ec2ResourceKind.SecurityGroup => (await deployment.Ec2.CreateSecurityGroupAsync(new CreateSecurityGroupRequest
        {
            GroupName = "left",
            Description = "left",
            VpcId = "vpc-0aaaaaaaaaaaaaaa0",
            TagSpecifications = [Building(ResourceType.SecurityGroup)],
        })).GroupId,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "has no sweep scenario"),
    };

    private static TagSpecification Building(ResourceType type) => new()
    {
        ResourceType = type,
        Tags = [new("ami-pipeline:owner", SimulatedDeployment.StateMachineArn), new("ami-pipeline:execution", Forgotten), new("ami-pipeline:state", "building")],
    };
}
