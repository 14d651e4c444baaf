using AmiPipeline.Scenarios.LeastPrivilege;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>EC2 has no room, or not yet: another choice, or patience.</summary>
public sealed class LimitScenarios
{
    /// <summary>A deployment from before the permission was added: what is known of the types' families is enough.</summary>
    [Theory]
    [InlineData("ami-09000000000000001", "c3.large")]
    [InlineData("ami-05000000000000001", "t3.small")]
    public async Task InstanceTypes_ThatMayNotBeDescribed_AreChosenByTheirFamilies(string imageId, string type)
    {
        var account = new Account(roleOf: role => role.Function == FunctionNames.PlanImage ? WithoutDescribeInstanceTypes(role) : role);

        await account.SucceedAsync($$"""{ "source": { "imageId": "{{imageId}}" }, "name": "by-family", "via": "instance", "kmsKeyId": "alias/golden" }""");

        Assert.Equal(type, Assert.Single(account.Calls("RunInstances")).Parameters["InstanceType"]);
        Assert.Contains(account.Engine.Cloud.Iam.Authorizations.All, decision => decision is { Action: "ec2:DescribeInstanceTypes", IsAllowed: false });
    }

    private static FunctionRole WithoutDescribeInstanceTypes(FunctionRole role) => role with
    {
        Definition = role.Definition with
        {
            Policies = role.Definition.Policies.ToDictionary(
                policy => policy.Key, policy => policy.Value.Replace("ec2:DescribeInstanceTypes", "ec2:DescribeInstances", StringComparison.Ordinal)),
        },
    };

    [Fact]
    public async Task NoCapacityForTheFirstType_TakesTheNext()
    {
        var account = new Account();
        account.Engine.Cloud.Faults.AtCall("RunInstances").Refuse("InsufficientInstanceCapacity", "We currently do not have sufficient t3.small capacity.", 500);

        await account.SucceedAsync(Examples.Request("s5-unique-keys"));

        Assert.Equal(["t3.small", "t3a.small"], account.Calls("RunInstances").Select(call => call.Parameters["InstanceType"]));
        Assert.Equal(2, account.Calls("RunInstances").Select(call => call.Parameters["ClientToken"]).Distinct().Count());
        Assert.Single(account.AssertNothingTemporaryLeft());
    }

    [Fact]
    public async Task NoCapacityAtAll_IsTriedAgainMinutesLater()
    {
        // Four types in each of the deployment's two subnets.
        const int Choices = 8;
        var account = new Account();
        account.Engine.Cloud.Faults.When(call => call.Action == "RunInstances", times: Choices).Refuse("InsufficientInstanceCapacity", "None.", 500);

        var report = await account.RunAsync(Examples.Request("s5-unique-keys"));

        Assert.Equal(ExecutionStatus.Succeeded, report.Status);
        Assert.True(account.Calls("RunInstances")[Choices].At - account.Calls("RunInstances")[Choices - 1].At >= TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task NoCapacityForGood_EndsWithEveryTypeNamed()
    {
        var account = new Account();
        account.Engine.Cloud.Faults.When(call => call.Action == "RunInstances", times: int.MaxValue).Refuse("InsufficientInstanceCapacity", "None.", 500);

        var report = await account.RunAsync(Examples.Request("s5-unique-keys"));

        Assert.Equal("CapacityUnavailableException", report.Failure!.Error);
        Assert.All(new[] { "t3.small", "t3a.small", "m5.large", "m7i.large" }, type => Assert.Contains(type, report.Failure.Cause, StringComparison.Ordinal));
        Assert.Empty(account.AssertNothingTemporaryLeft());
    }

    [Fact]
    public async Task TooManyCopiesInProgress_IsWaitedOut()
    {
        var account = new Account();
        account.Engine.Cloud.Faults.When(call => call.Action == "CopySnapshot", times: 50).Refuse("ResourceLimitExceeded", "Too many snapshot copies in progress.");

        var report = await account.RunAsync(Examples.Request("s5-unique-keys-snapshots"));

        Assert.Equal(ExecutionStatus.Succeeded, report.Status);
        Assert.True(report.Duration > TimeSpan.FromHours(1));
        Assert.Single(account.AssertNothingTemporaryLeft());
    }

    /// <summary>As many as EC2 takes are started, the next when one of them has ended, and none twice.</summary>
    [Theory]
    [InlineData(20)]
    [InlineData(3)]
    [InlineData(1)]
    public async Task MoreCopiesThanTheQuota_AreMadeOneAfterTheOther(int quota)
    {
        var shared = new SharedCase("copies-beyond-the-quota");
        var account = shared.Open(options => options with { ConcurrentSnapshotCopies = quota });

        var image = await account.SucceedAsync(shared.Request);

        Assert.Equal(26, image.Devices.Select(device => device.KeyArn).Distinct().Count());
        Assert.Equal(26, account.Calls("CopySnapshot").Count(call => call.ErrorCode is null));
        account.AssertOnlyAdded(image);
    }

    /// <summary>The copies that were made stay while another execution's hold the quota for two days.</summary>
    [Fact]
    public async Task QuotaHeldByOthersForTwoDays_IsWaitedOut()
    {
        var account = new Account();
        var start = account.Engine.Clock.GetUtcNow();
        account.Engine.Cloud.Faults.When(call => call.Action == "CopySnapshot" && account.Engine.Clock.GetUtcNow() - start < TimeSpan.FromHours(47), times: int.MaxValue)
            .Refuse("ResourceLimitExceeded", "Too many snapshot copies in progress. The limit is 20 for this destination region.");

        var report = await account.RunAsync(Examples.Request("s5-unique-keys-snapshots"));

        Assert.Equal(ExecutionStatus.Succeeded, report.Status);
        Assert.Single(account.AssertNothingTemporaryLeft());
    }

    [Fact]
    public async Task TooManyImageCopiesForTwoDays_AreWaitedOut()
    {
        var account = new Account();
        var start = account.Engine.Clock.GetUtcNow();
        account.Engine.Cloud.Faults.When(call => call.Action == "CopyImage" && account.Engine.Clock.GetUtcNow() - start < TimeSpan.FromHours(48), times: int.MaxValue)
            .Refuse("ResourceLimitExceeded", "Too many AMI copies in progress. The limit is 300 for this destination region.");

        Assert.Equal(ExecutionStatus.Succeeded, (await account.RunAsync(Examples.Request("s3-encrypt"))).Status);
    }

    [Fact]
    public async Task CopiesThatNeverMayStart_EndWithEc2sReason()
    {
        var account = new Account();
        account.Engine.Cloud.Faults.When(call => call.Action == "CopySnapshot", times: int.MaxValue).Refuse("ResourceLimitExceeded", "Too many snapshot copies in progress.");

        var report = await account.RunAsync(Examples.Request("s5-unique-keys-snapshots"));

        Assert.Equal("WaitDeadlineExceededException", report.Failure!.Error);
        Assert.Contains("of which EC2 would not start (ResourceLimitExceeded: Too many snapshot copies in progress.)", report.Failure.Cause, StringComparison.Ordinal);
        Assert.Empty(account.AssertNothingTemporaryLeft());
    }

    [Fact]
    public async Task ThreeVolumesOf16TiB_AreWaitedFor()
    {
        var shared = new SharedCase("three-volumes-of-16-TiB");
        var account = shared.Open();

        var report = await account.RunAsync(shared.Request);

        Assert.True(report.Status == ExecutionStatus.Succeeded, $"{report.Failure}");
        Assert.True(report.Duration > TimeSpan.FromDays(3));
    }

    [Fact]
    public async Task CompleteWithinMinutes_AsksForTimeBasedCopies()
    {
        const string Completion = "\"completeWithinMinutes\": 60, \"name\"";
        var account = new Account();
        await account.SucceedAsync(Examples.Request("s3-encrypt").Replace("\"name\"", Completion, StringComparison.Ordinal), "run-1");
        await account.SucceedAsync(Examples.Request("s5-unique-keys-snapshots").Replace("\"name\"", Completion, StringComparison.Ordinal), "run-2");

        Assert.Equal("60", Assert.Single(account.Calls("CopyImage")).Parameters["SnapshotCopyCompletionDurationMinutes"]);
        Assert.Equal("60", Assert.Single(account.Calls("CopySnapshot")).Parameters["CompletionDurationMinutes"]);
    }

    [Fact]
    public async Task WithoutCompleteWithinMinutes_NothingIsSaidOfIt()
    {
        var account = new Account();
        await account.SucceedAsync(Examples.Request("s3-encrypt"), "run-1");
        await account.SucceedAsync(Examples.Request("s5-unique-keys-snapshots"), "run-2");

        Assert.All(account.Engine.Cloud.Calls.All, call => Assert.DoesNotContain(call.Parameters.Keys, name => name.Contains("CompletionDuration", StringComparison.Ordinal)));
    }

    /// <summary>These quotas do not free up: the execution ends at once, and says so.</summary>
    [Theory]
    [InlineData("s3-encrypt", true, "StartCopy: ResourceLimitExceeded: You have reached your quota of ")]
    [InlineData("s4-capture", true, "CaptureImage: ResourceLimitExceeded: You have reached your quota of ")]
    [InlineData("s5-unique-keys-snapshots", true, "RegisterImage: ResourceLimitExceeded: You have reached your quota of ")]
    [InlineData("s3-encrypt", false, "StartCopy: SnapshotLimitExceeded: ")]
    [InlineData("s5-unique-keys-snapshots", false, "CopySnapshots: SnapshotLimitExceeded: ")]
    public async Task QuotaOfWhatExists_EndsAtOnceWithThatReason(string example, bool ofImages, string reason)
    {
        var before = new Account().View;
        var account = new Account(options => options with
        {
            Quotas = ofImages ? options.Quotas with { Images = before.Images.Count } : options.Quotas with { Snapshots = before.Snapshots.Count },
        });

        var report = await account.RunAsync(Examples.Request(example));

        Assert.Equal("QuotaUsedUpException", report.Failure?.Error);
        Assert.Contains(reason, report.Failure!.Cause, StringComparison.Ordinal);
        Assert.Contains("This quota does not free up", report.Failure.Cause, StringComparison.Ordinal);
        Assert.True(report.Duration < TimeSpan.FromHours(1), $"{report.Duration}");
        Assert.Empty(account.AssertNothingTemporaryLeft());
    }

    /// <summary>CreateVolume is refused; a launch ends after it was taken.</summary>
    [Theory]
    [InlineData("CreateVolumes: VolumeLimitExceeded: You have exceeded your maximum gp3 storage limit of ", 8, "\"volumes\": [ { \"deviceName\": \"/dev/sdf\", \"sizeGiB\": 20 } ]")]
    [InlineData("is terminated and cannot become running: Client.VolumeLimitExceeded: Volume limit exceeded.", 0, "\"instance\": { \"boot\": true }")]
    public async Task StorageQuotaOfVolumes_EndsAtOnceWithThatReason(string reason, int freeGiB, string asked)
    {
        var used = new Account().View.Volumes.Where(volume => volume.VolumeType == "gp3").Sum(volume => volume.SizeGiB);
        var account = new Account(options => options with { Quotas = options.Quotas with { StorageGiB = new Dictionary<string, int> { ["gp3"] = used + freeGiB } } });

        var report = await account.RunAsync($$"""{ "source": { "imageId": "ami-05000000000000001" }, "name": "stored", "via": "instance", "kmsKeyId": "alias/golden", {{asked}} }""");

        Assert.Equal("QuotaUsedUpException", report.Failure?.Error);
        Assert.Contains(reason, report.Failure!.Cause, StringComparison.Ordinal);
        Assert.Contains("This quota does not free up", report.Failure.Cause, StringComparison.Ordinal);
        Assert.True(report.Duration < TimeSpan.FromHours(1), $"{report.Duration}");
        Assert.Empty(account.AssertNothingTemporaryLeft());
    }

    [Fact]
    public async Task TooManySnapshotsOfOneVolume_IsTriedAgainAfterMoreThanFifteenSeconds()
    {
        var account = new Account();
        account.Engine.Cloud.Faults.AtCall("CreateSnapshot").Refuse("SnapshotCreationPerVolumeRateExceeded", "Wait.");

        await account.SucceedAsync(Examples.Request("s5-unique-keys-snapshots"));

        var calls = account.Calls("CreateSnapshot");
        Assert.True(calls[1].At - calls[0].At >= TimeSpan.FromSeconds(15));
    }
}
