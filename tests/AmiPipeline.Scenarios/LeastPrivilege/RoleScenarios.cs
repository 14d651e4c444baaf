using Xunit;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>Under the roles of the template, every route comes to its end, and no call is refused on the way.</summary>
public sealed class RoleScenarios
{
    public static TheoryData<string> Names => [.. Stories.All.Select(story => story.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Story_GoesWell_WithoutARefusal(string name)
    {
        var (wentWell, decisions) = await Stories.PlayAsync(Stories.All.Single(story => story.Name == name));

        Lines.AssertNone(decisions.Where(decision => !decision.IsAllowed).Select(decision => $"{decision.RoleArn} {decision.Action} {decision.Resource}"));
        Assert.True(wentWell);
    }

    /// <summary>Otherwise this would prove nothing.</summary>
    [Fact]
    public async Task EveryCall_IsMadeByTheRoleOfItsFunction()
    {
        var account = new Account();

        await account.SucceedAsync(Examples.Request("s5-unique-keys"));

        Assert.All(account.Engine.Cloud.Calls.All, call => Assert.NotNull(call.RoleArn));
        Assert.Equal(
            "arn:aws:iam::111122223333:role/ami-pipeline/AmiPipeline-LaunchInstance-us-east-1",
            account.Calls("RunInstances").Single().RoleArn);
        Assert.Equal(13, account.Engine.Cloud.Calls.All.Select(call => call.RoleArn).Distinct().Count());
    }

    [Fact]
    public async Task InstanceThatHasNotAgreed_IsNotCaptured()
    {
        var account = new Account(world: AmiPipeline.Simulator.Definitions.WorldDefinition.Parse(
            Examples.WorldJson.Replace("\"ami-pipeline:capture\": \"allowed\"", "\"ami-pipeline:capture\": \"no\"", StringComparison.Ordinal)));

        var report = await account.RunAsync(Examples.Request("s4-capture"));

        Assert.Equal("AwsAccessDeniedException", report.Failure!.Error);
        Assert.Contains("ec2:CreateImage on resource: arn:aws:ec2:us-east-1:111122223333:instance/i-04000000000000001", report.Failure.Cause);
        Assert.Empty(account.AssertNothingTemporaryLeft());
    }
}
