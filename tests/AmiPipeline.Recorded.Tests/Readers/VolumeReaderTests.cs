using System.Text.Json.Nodes;
using Xunit;

namespace AmiPipeline.Recorded.Tests.Readers;

/// <summary>Every recorded volume is read as it is, as the root volume of a source instance.</summary>
public sealed class VolumeReaderTests(ITestOutputHelper output)
{
    [Fact]
    public async Task RecordedVolume_IsReadAsItIs()
    {
        var instance = Shapes.Instances().First(instance => (string?)instance["State"]?["Name"] == "running" && Shapes.Ebs(instance).Count() == 1);
        var volumeId = Shapes.Ebs(instance).Single().Ebs["VolumeId"];
        var request = new JsonObject
        {
            ["source"] = new JsonObject { ["instanceId"] = (string?)instance["InstanceId"], ["reboot"] = false },
            ["name"] = "captured",
        };

        var volumes = Shapes.Volumes();
        foreach (var volume in volumes)
        {
            var account = new RecordedAccount();
            account.Instances.Add(instance);
            account.Volumes.Add(Shapes.With(volume, "VolumeId", volumeId));
            using var run = new RecordedRun(account);

            var outcome = await run.PlanAsync(request);

            Assert.True(outcome.Plan is not null, $"{volume["VolumeId"]}: {outcome}");
            AssertSame(volume, outcome.Plan["devices"]![0]!["expected"]!);
        }

        output.WriteLine($"{volumes.Count} volumes: all planned.");
    }

    private static void AssertSame(JsonObject volume, JsonNode planned)
    {
        // The baseline of a gp2 volume shows as its iops; it follows the size and is no promise.
        var iops = (string?)volume["VolumeType"] == "gp2" ? null : (int?)volume["Iops"];
        // Blanked in one recording, left out in two: encrypted, under a key that is not reported.
        var key = (bool)volume["Encrypted"]! && (string?)volume["KmsKeyId"] is { Length: > 0 } reported ? reported : null;

        var settings = planned["volume"]!;
        Assert.Equal(
            ((int?)volume["Size"], (string?)volume["VolumeType"], iops, (int?)volume["Throughput"], (bool?)volume["Encrypted"], key),
            ((int?)settings["sizeGiB"], (string?)settings["volumeType"], (int?)settings["iops"], (int?)settings["throughput"], (bool?)planned["encrypted"],
                (string?)planned["acceptedKeys"]!.AsArray().FirstOrDefault()?["kmsKeyId"]));
    }
}
