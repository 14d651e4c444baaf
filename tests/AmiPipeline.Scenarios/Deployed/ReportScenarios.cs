using System.Text;
using System.Text.Json;
using AmiPipeline.Errors;
using AmiPipeline.Events;
using AmiPipeline.Scenarios.LeastPrivilege;
using Xunit;

namespace AmiPipeline.Scenarios.Deployed;

/// <summary>What is stored of executions that have ended, by the function under the role that the template gives it.</summary>
public sealed class ReportScenarios
{
    private const string Configuration = """{ "instances": {}, "reports": {} }""";

    private static ReportLocation Reports => SimulatedDeployment.Reports;

    [Fact]
    public async Task Report_OfEachEnd_IsStoredOnce_HoweverOftenItsEventComes()
    {
        var deployment = Deploy();
        deployment.Bus.Delivery = _ => [TimeSpan.FromMinutes(30), TimeSpan.Zero, TimeSpan.FromMinutes(2)];
        await deployment.StartByHandAsync(Examples.Request("s5-unique-keys"), "made");
        await deployment.StartByHandAsync("""{ "source": { "imageId": "ami-0fffffffffffffff0" }, "name": "none" }""", "refused");
        await deployment.StartByHandAsync(Examples.Request("s5-unique-keys").Replace("unique-keys", "stopped", StringComparison.Ordinal), "stopped");
        await deployment.RunUntilAsync(() => deployment.Clock.GetUtcNow().Minute >= 2);
        await deployment.StopAsync(deployment.Runs[2]);
        await deployment.RunUntilAsync(() => deployment.Buckets.List(Reports.Bucket, "", "").Count == 3);
        var first = Stored(deployment);

        await deployment.SettleAsync();

        Assert.Equal(["SUCCEEDED", "FAILED", "ABORTED"], deployment.Runs.Select(run => run.Status));
        Assert.Equal(["reports/images/made.html", "reports/images/refused.html", "reports/images/stopped.html"], deployment.Buckets.List(Reports.Bucket, "", "").Select(one => one.Key));
        Assert.Equal(first, Stored(deployment));
        Assert.Equal(9, deployment.Lambda.Outputs.Count(output => output.Function == FunctionNames.StoreReport && output.Output.GetProperty("outcome").ValueEquals("stored")));
        Assert.Empty(deployment.Lambda.DeadLetters);
        Assert.Contains("<h1>unique-keys-ami-05000000000000001</h1>", first[0], StringComparison.Ordinal);
        Assert.Contains("<h3>RequestRefusedException</h3>", first[1], StringComparison.Ordinal);
        Assert.Contains("Stopped", first[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Event_BeforeTheEnd_StoresNothing()
    {
        var deployment = Deploy();
        await deployment.StartByHandAsync(Examples.Request("s5-unique-keys"), "runs");

        var output = await InvokeAsync(deployment, deployment.Runs[0].Arn);

        Assert.Equal("running", output.GetProperty("outcome").GetString());
        Assert.Empty(deployment.Buckets.List(Reports.Bucket, "", ""));
    }

    [Fact]
    public async Task Event_OfAnExecutionThatIsForgotten_StoresNothing()
    {
        var deployment = Deploy();

        var output = await InvokeAsync(deployment, $"arn:aws:states:{Account.Region}:{Account.Id}:execution:AmiPipeline:long-ago");

        Assert.Equal("forgotten", output.GetProperty("outcome").GetString());
    }

    [Theory]
    [InlineData("""{ "detail-type": "EC2 AMI State Change" }""", "/detail-type: is \"EC2 AMI State Change\"")]
    [InlineData("""{ "detail-type": "Step Functions Execution Status Change" }""", "/detail/executionArn: is missing")]
    [InlineData("""{ "detail-type": "Step Functions Execution Status Change", "detail": { "executionArn": "arn:aws:states:us-east-1:111122223333:execution:Payroll:one" } }""", "this function takes executions of arn:aws:states:us-east-1:111122223333:stateMachine:AmiPipeline")]
    [InlineData("""[]""", "/detail-type: is missing")]
    public async Task Event_OfAnythingElse_IsRefused(string json, string message)
    {
        using var happened = JsonDocument.Parse(json);

        var refused = await Assert.ThrowsAsync<EventRefusedException>(() => Deploy().Lambda.InvokeAsync(FunctionNames.StoreReport, happened.RootElement));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Whatever an execution is called, people hear of its bad end once.</summary>
    [Theory]
    [InlineData("AmiPipeline", "by-hand")]
    [InlineData("AmiPipeline", "one+two")]
    [InlineData("AmiPipeline", "+")]
    [InlineData("AmiPipeline", "é!'()=@._")]
    [InlineData("AmiPipeline-CleanUp", "one+two")]
    [InlineData("AmiPipeline-Fleet", "one")]
    public void BadEnd_IsOfOneNotice(string machine, string name)
    {
        var arn = $"arn:aws:states:{Account.Region}:{Account.Id}:stateMachine:{machine}";
        var happened = JsonSerializer.SerializeToElement(new Dictionary<string, object> { ["source"] = "aws.states", ["detail-type"] = ExecutionEvent.DetailType, ["detail"] = new { status = "FAILED", stateMachineArn = arn, name } });

        Assert.Single(StackTemplate.PipelineOfOtherAccount().Notices(), pattern => pattern.Matches(happened));
    }

    /// <summary>Whatever the function's code were to ask for: the role reads executions of the pipeline alone, and writes under the prefix alone.</summary>
    [Theory]
    [InlineData("states:DescribeExecution", "arn:aws:states:us-east-1:111122223333:execution:AmiPipeline:one", true)]
    [InlineData("states:DescribeExecution", "arn:aws:states:us-east-1:111122223333:execution:AmiPipeline-CleanUp:one", false)]
    [InlineData("states:GetExecutionHistory", "arn:aws:states:us-east-1:111122223333:execution:Payroll:one", false)]
    [InlineData("states:StopExecution", "arn:aws:states:us-east-1:111122223333:execution:AmiPipeline:one", false)]
    [InlineData("states:StartExecution", "arn:aws:states:us-east-1:111122223333:stateMachine:AmiPipeline", false)]
    [InlineData("s3:PutObject", "arn:aws:s3:::BUCKET/reports/images/one.html", true)]
    [InlineData("s3:PutObject", "arn:aws:s3:::BUCKET/reports/others/one.html", false)]
    [InlineData("s3:PutObject", "arn:aws:s3:::payroll/reports/images/one.html", false)]
    [InlineData("s3:GetObject", "arn:aws:s3:::BUCKET/reports/images/one.html", false)]
    [InlineData("s3:DeleteObject", "arn:aws:s3:::BUCKET/reports/images/one.html", false)]
    [InlineData("ec2:TerminateInstances", "arn:aws:ec2:us-east-1:111122223333:instance/i-04000000000000001", false)]
    public void Role_AllowsReadingThePipelinesExecutions_AndWritingReports(string action, string resource, bool isAllowed)
    {
        var deployment = Deploy();
        var role = SynthesizedRoles.OtherAccount.Of(FunctionNames.StoreReport);

        Assert.Equal(isAllowed, deployment.Cloud.Iam.Authorize(role.Arn, action, resource.Replace("BUCKET", Reports.Bucket, StringComparison.Ordinal)).IsAllowed);
    }

    private static SimulatedDeployment Deploy() => new(Configuration, roles: SynthesizedRoles.OtherAccount);

    private static Task<JsonElement> InvokeAsync(SimulatedDeployment deployment, string executionArn)
    {
        using var happened = JsonDocument.Parse($$"""{ "detail-type": "{{ExecutionEvent.DetailType}}", "detail": { "executionArn": "{{executionArn}}" } }""");
        return deployment.Lambda.InvokeAsync(FunctionNames.StoreReport, happened.RootElement);
    }

    private static List<string> Stored(SimulatedDeployment deployment) => [.. deployment.Buckets.List(Reports.Bucket, "", "").Select(one => Encoding.UTF8.GetString(one.Content))];
}
