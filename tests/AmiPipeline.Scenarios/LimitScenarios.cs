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
        account.Engine.Cloud.Faults.When(call => call.Action == "CopySnapshot", times: 12).Refuse("ResourceLimitExceeded", "Too many snapshot copies in progress.");

        var report = await account.RunAsync(Examples.Request("s5-unique-keys-snapshots"));

        Assert.Equal(ExecutionStatus.Succeeded, report.Status);
        Assert.True(report.Duration > TimeSpan.FromHours(1));
        Assert.Single(account.AssertNothingTemporaryLeft());
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
