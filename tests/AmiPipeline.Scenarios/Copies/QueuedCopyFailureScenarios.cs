using AmiPipeline.Configuration;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Simulator.Faults;
using Xunit;

namespace AmiPipeline.Scenarios.Copies;

/// <summary>A copy that has failed holds no slot while the execution's other copies go on.</summary>
public sealed class QueuedCopyFailureScenarios
{
    [Theory]
    [InlineData("cannot be started")]
    [InlineData("fails")]
    public async Task Slot_OfACopyThatFailed_IsOthersBeforeTheExecutionEnds(string how)
    {
        var account = new Account(isDeployed: false, functions: new FunctionSettings
        {
            Configuration = new DeploymentConfiguration
            {
                Guardrails = new Guardrails { Regions = [Account.Region, CopyAccount.Europe, CopyAccount.West] },
                CopyQueue = new CopyQueueSettings(),
            }
        });
        var cloud = account.Engine.Cloud;
        if (how == "fails")
        {
            cloud.Faults.FailNext(ResourceKind.Image, when: made => made.Region == CopyAccount.Europe);
        }
        else
        {
            cloud.Faults.When(call => call.Action == "CopyImage" && call.Region == CopyAccount.Europe).Refuse("InvalidParameterValue", "Injected.");
        }

        List<bool> holds = [];
        cloud.Calls.Answered += (_, call) =>
        {
            if (call.Action == "DescribeImages" && call.Region == CopyAccount.West)
            {
                holds.Add(cloud.Tables.Item(Account.Id, Account.Region, "AmiPipeline-CopySlots", $"{Account.Id}/{CopyAccount.Europe}")?["Claims"]?["S"]?.ToString().Contains("image", StringComparison.Ordinal) == true);
            }
        };

        var report = await account.RunAsync("""
            { "source": { "imageId": "ami-03000000000000001" }, "name": "base", "copies": { "to": [{ "region": "eu-west-1", "kmsKeyId": "alias/europe" }, { "region": "us-west-2" }] } }
            """);

        Assert.Equal("CopiesFailedException", report.Failure!.Error);
        Assert.True(holds.Count > 2);
        Assert.False(holds[^1]);
    }
}
