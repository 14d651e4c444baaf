using AmiPipeline.Engines.Simulated;
using AmiPipeline.Scenarios.LeastPrivilege;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>Every route, with the deployed roles, in a Region of every partition, among them Regions that nobody knows yet.</summary>
public sealed class PartitionScenarios
{
    [Theory]
    [InlineData("nz-north-1", "aws")]
    [InlineData("cn-northwest-1", "aws-cn")]
    [InlineData("us-gov-east-1", "aws-us-gov")]
    [InlineData("eusc-de-east-1", "aws-eusc")]
    [InlineData("eusc-fr-west-2", "aws-eusc")]
    [InlineData("us-iso-west-1", "aws-iso")]
    [InlineData("us-isob-east-1", "aws-iso-b")]
    [InlineData("eu-isoe-west-1", "aws-iso-e")]
    [InlineData("us-isof-south-1", "aws-iso-f")]
    public async Task EveryRoute_InAnotherPartition_WorksWithItsArns(string region, string partition)
    {
        var roles = SynthesizedRoles.In(region);
        foreach (var request in new[] { "s3-encrypt", "s4-capture", "s5-unique-keys", "s5-unique-keys-snapshots" })
        {
            var engine = new SimulatedEngine(WorldIn(region), new SimulatedEngineOptions
            {
                Region = region,
                ClientsOf = (engine, function) => SynthesizedRoles.ClientsOf(engine.Cloud, engine.Clock, roles.Of(function)),
                Functions = roles.Settings,
            });

            var report = await engine.RunAsync(Examples.Request(request), "run-1");

            Assert.True(report.Status == ExecutionStatus.Succeeded, $"{request}: {report.Failure}");
            Assert.StartsWith($"arn:{partition}:states:{region}:{Account.Id}:execution:", report.ExecutionArn, StringComparison.Ordinal);
            Assert.All(report.Result!.Devices.Where(device => device.KmsKeyId is not null), device => Assert.StartsWith($"arn:{partition}:kms:{region}:{Account.Id}:key/", device.KmsKeyId, StringComparison.Ordinal));
            Assert.All(engine.Cloud.Iam.Authorizations.All, decision => Assert.True(decision.IsAllowed, $"{request}: {decision.Action} on {decision.Resource}"));
        }
    }

    // The examples' account, with its other Region in the same partition.
    private static WorldDefinition WorldIn(string region) => WorldDefinition.Parse(Examples.WorldJson
        .Replace("us-east-1", region, StringComparison.Ordinal)
        .Replace("eu-west-1", region[..^1] + "9", StringComparison.Ordinal));
}
