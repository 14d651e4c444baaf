using System.Text.Json.Nodes;
using Xunit;

namespace AmiPipeline.Recorded.Tests.Readers;

/// <summary>Every recorded snapshot is read as it is: under an image's root device, and named by a request.</summary>
public sealed class SnapshotReaderTests(ITestOutputHelper output)
{
    [Fact]
    public async Task RecordedSnapshot_IsReadAsItIs_InAnImageAndInARequest()
    {
        var image = Shapes.Images().First(image => Shapes.Ebs(image).Count() == 1 && (string?)image["PlatformDetails"] == "Linux/UNIX");
        var snapshots = Shapes.Snapshots();
        var outcomes = new Tally();
        foreach (var snapshot in snapshots)
        {
            var account = new RecordedAccount();
            account.Images.Add(image);
            account.Snapshots.Add(snapshot);
            account.Snapshots.Add(Shapes.With(snapshot, "SnapshotId", Shapes.Ebs(image).Single().Ebs["SnapshotId"]));
            using var run = new RecordedRun(account);

            var kept = await run.PlanAsync(Request(image, snapshot: null));
            var added = await run.PlanAsync(Request(image, snapshot));

            outcomes.Add("as an image's", kept);
            outcomes.Add("named by a request", added);
            if ((string?)snapshot["State"] == "completed")
            {
                AssertSame(snapshot, kept, 0);
                AssertSame(snapshot, added, 1);
            }
            else
            {
                Assert.Equal(["/source/imageId"], kept.Problems.Select(problem => problem.Field));
                Assert.Equal(["/source/imageId", "/volumes/0/snapshotId"], added.Problems.Select(problem => problem.Field));
                Assert.All(added.Problems, problem => Assert.Contains("must be completed", problem.Message, StringComparison.Ordinal));
            }
        }

        output.WriteLine($"{snapshots.Count} snapshots. {outcomes}");
    }

    private static JsonObject Request(JsonObject image, JsonObject? snapshot)
    {
        var request = new JsonObject { ["source"] = new JsonObject { ["imageId"] = (string?)image["ImageId"] }, ["name"] = "read" };
        if (snapshot is not null)
        {
            request["volumes"] = new JsonArray(new JsonObject { ["deviceName"] = "/dev/sdq", ["snapshotId"] = (string?)snapshot["SnapshotId"] });
        }

        return request;
    }

    private static void AssertSame(JsonObject snapshot, PlanOutcome outcome, int device)
    {
        Assert.True(outcome.Plan is not null, $"{snapshot["SnapshotId"]}: {outcome}");
        var planned = outcome.Plan["devices"]![device]!["expected"]!;
        Assert.Equal((bool?)snapshot["Encrypted"], (bool?)planned["encrypted"]);
        // An own snapshot keeps its key, whatever is accepted beside it. In one recording owners and keys are blanked.
        if ((bool)snapshot["Encrypted"]! && (string?)snapshot["OwnerId"] == "111100000001" && (string?)snapshot["KmsKeyId"] is { Length: > 0 } key)
        {
            Assert.Equal(key, (string?)planned["acceptedKeys"]![0]!["kmsKeyId"]);
        }
    }
}
