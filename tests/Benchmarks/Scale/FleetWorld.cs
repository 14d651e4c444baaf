using System.Text.Json.Nodes;
using AmiPipeline.Engines.Fleets;
using AmiPipeline.Simulator.Definitions;

namespace AmiPipeline.Benchmarks.Scale;

/// <summary>An account with many images of mixed sizes, none of them encrypted, and the fleet that encrypts them.</summary>
/// <param name="images">How many.</param>
internal sealed class FleetWorld(int images)
{
    // Of twenty images: eight of 8 GiB, five of 20, four of 50, two of 100 and one of 500. Every fifth has a second volume.
    private static readonly int[] SizesGiB = [8, 20, 50, 8, 20, 8, 50, 8, 100, 20, 8, 50, 8, 20, 8, 500, 50, 20, 8, 100];
    private const int SecondVolumeEvery = 5;
    private const int SecondVolumeGiB = 20;

    /// <summary>How many images there are.</summary>
    public int Images => images;

    /// <summary>The sizes of all snapshots.</summary>
    public IEnumerable<int> SnapshotsGiB => Enumerable.Range(0, images).SelectMany(DevicesGiB);

    /// <summary>The account.</summary>
    public WorldDefinition Definition() => WorldDefinition.Parse($$"""
        { "regions": [{ "name": "us-east-1" }], "accounts": [{ "id": "111122223333", "regions": [{ "name": "us-east-1",
          "keys": [{ "id": "10000000-0000-4000-8000-00000000000a", "aliases": ["alias/golden"] }],
          "snapshots": [{{string.Join(',', Enumerable.Range(0, images).SelectMany(Snapshots))}}],
          "images": [{{string.Join(',', Enumerable.Range(0, images).Select(Image))}}] }] }] }
        """);

    /// <summary>The fleet.</summary>
    /// <param name="maxConcurrency">How many requests are worked at once.</param>
    public FleetInput Input(int maxConcurrency) => new()
    {
        Fleet = "scale",
        MaxConcurrency = maxConcurrency,
        Requests = new JsonArray([.. Enumerable.Range(0, images).Select(number => new JsonObject
        {
            ["source"] = new JsonObject { ["imageId"] = $"ami-{number:x17}" },
            ["name"] = "{source.name}-encrypted",
            ["kmsKeyId"] = "alias/golden",
        })]),
    };

    private static int[] DevicesGiB(int number) => number % SecondVolumeEvery == 0 ? [SizesGiB[number % SizesGiB.Length], SecondVolumeGiB] : [SizesGiB[number % SizesGiB.Length]];

    private static IEnumerable<string> Snapshots(int number) =>
        DevicesGiB(number).Select((size, device) => $$"""{ "id": "snap-{{number:x16}}{{device}}", "sizeGiB": {{size}} }""");

    private static string Image(int number) => $$"""
        { "id": "ami-{{number:x17}}", "name": "image-{{number}}",
          "devices": [{{string.Join(',', DevicesGiB(number).Select((_, device) => $$"""{ "deviceName": "/dev/{{(device == 0 ? "xvda" : "sdf")}}", "snapshotId": "snap-{{number:x16}}{{device}}" }"""))}}] }
        """;
}
