using AmiPipeline.Errors;
using AmiPipeline.Scenarios.Explored;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios.Publishing;

/// <summary>
/// The first calls of each kind by which images are published go wrong, in one way of each sort, which take turns from call to call (<c>.ci/explore</c> has all): what points to an image points to a committed one, nothing is published twice, what passes fails
/// nothing, and the same request does what is missing.
/// </summary>
public sealed class PublishFaultScenarios
{
    private const string Request = """
        { "source": { "imageId": "ami-03000000000000001" }, "name": "web", "kmsKeyId": "alias/golden",
          "copies": { "to": [{ "accountId": "444455556666", "region": "us-east-1", "kmsKeyId": "alias/theirs" }] },
          "publish": { "parameter": "/images/web", "launchTemplate": { "launchTemplateName": "frontend", "setDefault": true },
            "deprecateAfterDays": 90, "deregistrationProtection": "withCooldown", "imdsSupport": "v2.0", "watermarks": ["golden"] } }
        """;

    private static readonly string[][] Faults =
        [["refused", "denied", "expired"], ["throttled", "error-before"], ["error-after", "lost-answer", "client-timeout", "proxy-page", "half-answer"]];

    [Fact]
    public async Task FaultAtEachCall_MisleadsNobody()
    {
        var explored = await ExploredCalls.CreateAsync(Request);
        // In each account the first and, if one reads back, the second of a kind; what planning asks comes before.
        var calls = explored.From(FunctionNames.PublishImages).GroupBy(call => (call.Action, call.AccountId)).SelectMany(same => same.Take(2)).ToList();
        Assert.True(calls.Count > 22, $"{calls.Count} calls");

        await explored.CheckAsync(calls, Faults, (_, trial) =>
            ExploredCalls.Committed(trial) != 2 ? "not both images are committed"
            : trial.Run.Status != ExecutionStatus.Succeeded && trial.Run.Error != nameof(PublishFailedException) ? $"the error is {trial.Run.Error}"
            : null);
    }
}
