using Amazon.EC2.Model;
using AmiPipeline.Simulator.Options;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>How much of everything an account may have, and how fast it may ask.</summary>
public sealed class QuotaTests
{
    private const string Plain = "ami-03000000000000001";

    [Fact]
    public async Task Images_BeyondTheQuota_AreRefused()
    {
        using var counting = new Lab();
        var most = counting.View.Images.Count + 1;
        using var lab = Limited(new Quotas { Images = most });

        await lab.CopyAsync(new CopyImageRequest { SourceImageId = Plain });

        await RefusedAsync(lab.CopyAsync(new CopyImageRequest { SourceImageId = Plain, Name = "second" }), "ResourceLimitExceeded");
        await RefusedAsync(
            lab.Ec2.CreateImageAsync(new CreateImageRequest { InstanceId = "i-04000000000000002", Name = "second" }), "ResourceLimitExceeded");
    }

    [Fact]
    public async Task Snapshots_BeyondTheQuota_AreRefused()
    {
        using var counting = new Lab();
        var most = counting.View.Snapshots.Count + 1;
        using var lab = Limited(new Quotas { Snapshots = most });
        var request = new CreateSnapshotRequest { VolumeId = "vol-0d000000000000001" };

        // Two snapshots at once are one too many.
        await RefusedAsync(lab.CopyAsync(new CopyImageRequest { SourceImageId = "ami-03b00000000000001" }), "SnapshotLimitExceeded");
        await lab.Ec2.CreateSnapshotAsync(request);
        await RefusedAsync(lab.Ec2.CreateSnapshotAsync(request), "SnapshotLimitExceeded");
        await RefusedAsync(lab.CopyAsync(new CopyImageRequest { SourceImageId = Plain }), "SnapshotLimitExceeded");
    }

    /// <summary>By type; a volume that is modified counts with what it becomes.</summary>
    [Fact]
    public async Task StorageAndIopsOfVolumes_BeyondTheQuota_AreRefused()
    {
        using var lab = Limited(new Quotas { StorageGiB = new Dictionary<string, int> { ["st1"] = 300, ["io2"] = 100 }, Iops = new Dictionary<string, int> { ["io2"] = 5_000 } });

        var volume = (await CreateAsync(lab, "st1", 150)).Volume.VolumeId;
        await RefusedAsync(CreateAsync(lab, "st1", 151), "VolumeLimitExceeded");
        await CreateAsync(lab, "st1", 125);
        lab.Pass(60);
        await RefusedAsync(lab.Ec2.ModifyVolumeAsync(new ModifyVolumeRequest { VolumeId = volume, Size = 176 }), "VolumeLimitExceeded");
        await lab.Ec2.ModifyVolumeAsync(new ModifyVolumeRequest { VolumeId = volume, Size = 175 });
        await CreateAsync(lab, "io2", 10, iops: 3_000);
        await RefusedAsync(CreateAsync(lab, "io2", 10, iops: 2_001), "MaxIOPSLimitExceeded");
        await CreateAsync(lab, "io2", 10, iops: 2_000);
    }

    /// <summary>EC2 takes the launch, and ends it.</summary>
    [Fact]
    public async Task Launch_BeyondTheStorageQuota_EndsWithThatReason()
    {
        using var lab = Limited(new Quotas { StorageGiB = new Dictionary<string, int> { ["gp2"] = 1, ["gp3"] = 1 } });
        var id = await LifecycleTests.LaunchAsync(lab, Plain);
        lab.Pass(60);

        var instance = (await lab.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [id] })).Reservations[0].Instances[0];

        Assert.Equal(("terminated", "Client.VolumeLimitExceeded", "Volume limit exceeded"), (instance.State.Name.Value, instance.StateReason.Code, instance.StateReason.Message));
        Assert.DoesNotContain(lab.View.Volumes, volume => volume.InstanceId == id);
    }

    [Fact]
    public async Task PublicImagesAndShares_BeyondTheQuota_AreRefused()
    {
        using var lab = Limited(new Quotas { PublicImages = 0, ImageShares = 2 });

        await RefusedAsync(ShareAsync(lab, new LaunchPermission { Group = "all" }), "ResourceLimitExceeded");
        await ShareAsync(lab, new LaunchPermission { UserId = "100000000001" }, new LaunchPermission { UserId = "100000000002" });
        await ShareAsync(lab, new LaunchPermission { UserId = "100000000002" });
        await RefusedAsync(ShareAsync(lab, new LaunchPermission { UserId = "100000000003" }), "ResourceLimitExceeded");
    }

    [Theory]
    [InlineData(500, null)]
    [InlineData(501, "InvalidParameterValue")]
    public async Task SnapshotPermission_ChangesFiveHundredAccountsAtATime(int count, string? code)
    {
        using var lab = new Lab();

        var error = await Record.ExceptionAsync(() => lab.Ec2.ModifySnapshotAttributeAsync(new ModifySnapshotAttributeRequest
        {
            SnapshotId = "snap-0d000000000000002",
            Attribute = "createVolumePermission",
            OperationType = "add",
            UserIds = [.. Enumerable.Range(1, count).Select(number => $"{number:D12}")],
        }));

        Assert.Equal(code, (error as Amazon.EC2.AmazonEC2Exception)?.ErrorCode);
    }

    public static TheoryData<string, int, int> Rates => new()
    {
        // call, capacity, refill a second (EC2 Developer Guide, "Request throttling")
        { "CopyImage", 100, 1 },
        { "CreateVolume", 100, 5 },
        { "DeleteVolume", 100, 5 },
        { "CreateSnapshot", 100, 5 },
        { "CreateSnapshots", 100, 5 },
        { "DeleteSnapshot", 100, 5 },
        { "DeregisterImage", 100, 5 },
        { "CreateImage", 50, 5 },
        { "RegisterImage", 50, 5 },
        { "CopySnapshot", 50, 5 },
        { "AttachVolume", 50, 5 },
        { "DetachVolume", 50, 5 },
        { "EnableImageDeprecation", 50, 5 },
        { "RunInstances", 5, 2 },
        { "StartInstances", 5, 2 },
        { "TerminateInstances", 100, 5 },
        { "StopInstances", 50, 5 },
        { "CreateTags", 100, 10 },
        { "DeleteTags", 100, 10 },
        { "ModifyImageAttribute", 100, 5 },
        { "ModifySnapshotAttribute", 100, 5 },
        { "DescribeImages", 100, 20 },
        { "DescribeSnapshots", 50, 10 },
        { "DescribeVolumes", 50, 10 },
        { "DescribeInstances", 50, 10 },
        { "DescribeInstanceStatus", 50, 10 },
        { "DescribeSnapshots&MaxResults=5", 100, 20 },
        { "DescribeVolumes&Filter.1.Name=status&Filter.1.Value.1=x", 100, 20 },
        { "DescribeInstances&NextToken=", 100, 20 },
        { "DescribeInstanceStatus&MaxResults=5", 100, 20 },
    };

    [Theory]
    [MemberData(nameof(Rates))]
    public void RequestBucket_IsOfTheTable(string call, int capacity, int refill)
    {
        using var lab = new Lab(options => options with { LimitRequestRates = true });

        Assert.Equal(capacity, CallsUntilRefused(lab, call));
        lab.Pass(1);
        Assert.Equal(refill, CallsUntilRefused(lab, call));
    }

    // Calls that lack a parameter take a token too.
    private static Task<CreateVolumeResponse> CreateAsync(Lab lab, string type, int size, int? iops = null) =>
        lab.Ec2.CreateVolumeAsync(new CreateVolumeRequest { AvailabilityZone = "us-east-1a", VolumeType = type, Size = size, Iops = iops });

    private static int CallsUntilRefused(Lab lab, string call)
    {
        var calls = 0;
        while (!lab.Post($"Action={call}").Body.Contains("<Code>RequestLimitExceeded</Code>", StringComparison.Ordinal))
        {
            calls++;
        }

        return calls;
    }

    private static Lab Limited(Quotas quotas) => new(options => options with { Quotas = quotas });

    private static async Task RefusedAsync(Task call, string code) => Assert.Equal(code, (await Lab.Fails(call)).ErrorCode);

    private static Task ShareAsync(Lab lab, params List<LaunchPermission> added) => lab.Ec2.ModifyImageAttributeAsync(
        new ModifyImageAttributeRequest { ImageId = Plain, LaunchPermission = new LaunchPermissionModifications { Add = added } });
}
