using AmiPipeline.Exploration.Faults;
using AmiPipeline.Scenarios.Copies;
using AmiPipeline.Simulator.Logs;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios.Publishing;

/// <summary>
/// Every call of publishing goes wrong in turn, in each way that AWS has: what points to an image points to a committed one, nothing is published twice, and the same request does what
/// is missing.
/// </summary>
public sealed class PublishFaultScenarios
{
    private const string Request = """
        { "source": { "imageId": "ami-03000000000000001" }, "name": "web", "kmsKeyId": "alias/golden",
          "copies": { "to": [{ "accountId": "444455556666", "region": "us-east-1", "kmsKeyId": "alias/theirs" }] },
          "publish": { "parameter": "/images/web", "launchTemplate": { "launchTemplateName": "frontend", "setDefault": true },
            "deprecateAfterDays": 90, "deregistrationProtection": "withCooldown", "imdsSupport": "v2.0" } }
        """;

    public static TheoryData<string> Faults { get; } = ["refused", "denied", "throttled", "error-before", "error-after", "lost-answer", "client-timeout", "proxy-page", "half-answer", "expired"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task FaultAtEachCall_MisleadsNobody(string name)
    {
        var fault = FaultKinds.All.First(kind => kind.Name == name);
        foreach (var call in await CallsAsync())
        {
            var account = new CopyAccount();
            fault.Strike!(account.Home.Engine.Cloud.Faults.AtCall(call.Number));

            var report = await account.RunAsync(Request);

            var at = $"At call {call.Number}, {call.Action} in {call.AccountId}: {report.Failure}";
            Assert.True(!fault.IsPassing || report.Status == ExecutionStatus.Succeeded, at);
            Assert.Equal(2, account.AssertNothingTemporaryLeft().Count);
            if (report.Status != ExecutionStatus.Succeeded)
            {
                Assert.True(report.Failure!.Error == nameof(Errors.PublishFailedException), at);
                report = await account.SucceedAsync(Request, "run-2");
            }

            PublishScenarios.AssertPublished(account.Home.View, report.Result!.ImageId);
            PublishScenarios.AssertPublished(account.In(new AwsLocation(CopyAccount.Other, Account.Region)), report.Result.Copies!.Items[0].ImageId!);
        }
    }

    // In each account the first and, if one reads back, the second of a kind; what planning asks comes before.
    private static async Task<IReadOnlyList<RecordedCall>> CallsAsync()
    {
        var account = new CopyAccount();
        await account.SucceedAsync(Request);
        var calls = account.Home.Engine.Cloud.Calls.All;
        var published = calls.SkipWhile(call => !IsOf(FunctionNames.PublishImages, call)).TakeWhile(call => !IsOf(FunctionNames.CleanUp, call))
            .GroupBy(call => (call.Action, call.AccountId)).SelectMany(same => same.Take(2)).ToList();
        Assert.True(published.Count > 20);
        return published;
    }

    private static bool IsOf(string function, RecordedCall call) => call.RoleArn?.EndsWith($"-{function}-{Account.Region}", StringComparison.Ordinal) == true;
}
