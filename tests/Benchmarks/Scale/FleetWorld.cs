using System.Text.Json.Nodes;
using AmiPipeline.Engines.Fleets;
using AmiPipeline.Inventory;
using AmiPipeline.Simulator.Definitions;

namespace AmiPipeline.Benchmarks.Scale;

/// <summary>Accounts with many images of mixed sizes, none of them encrypted, and the fleet that encrypts them.</summary>
/// <param name="images">How many there are in all, as many in each account and Region.</param>
/// <param name="accounts">How many accounts.</param>
/// <param name="regions">How many Regions each has; five at most.</param>
/// <param name="sizeGiB">The size of every first volume. Default: mixed.</param>
internal sealed class FleetWorld(int images, int accounts = 1, int regions = 1, int? sizeGiB = null)
{
    private const long FirstAccount = 111122223333;

    private static readonly string[] Regions = ["us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "ap-southeast-2"];

    // Of twenty images: eight of 8 GiB, five of 20, four of 50, two of 100 and one of 500. Every fifth has a second volume.
    private static readonly int[] SizesGiB = [8, 20, 50, 8, 20, 8, 50, 8, 100, 20, 8, 50, 8, 20, 8, 500, 50, 20, 8, 100];
    private const int SecondVolumeEvery = 5;
    private const int SecondVolumeGiB = 20;

    /// <summary>How many images there are.</summary>
    public int Images => images;

    /// <summary>The accounts and Regions.</summary>
    public IReadOnlyList<AwsLocation> Locations { get; } =
        [.. Enumerable.Range(0, accounts).SelectMany(account => Regions[..regions].Select(region => new AwsLocation($"{FirstAccount + account}", region)))];

    /// <summary>The sizes of all snapshots of an account and Region.</summary>
    /// <param name="location">The account and Region.</param>
    public IEnumerable<int> SnapshotsGiB(AwsLocation location) => Numbers(location).SelectMany(DevicesGiB);

    /// <summary>The accounts.</summary>
    public WorldDefinition Definition() => WorldDefinition.Parse(ToJson());

    /// <summary>The accounts as a world file has them.</summary>
    public string ToJson() => $$"""
        { "regions": [{{string.Join(',', Regions[..regions].Select(region => $$"""{ "name": "{{region}}" }"""))}}],
          "accounts": [{{string.Join(',', Locations.GroupBy(location => location.AccountId).Select(Account))}}] }
        """;

    /// <summary>The fleet, in the order that <c>find --requests</c> gives it.</summary>
    /// <param name="maxConcurrency">How many requests run at once in each account and Region.</param>
    public IReadOnlyList<FleetPart> Parts(int maxConcurrency) => [.. Locations.Select(location => new FleetPart(location, new FleetInput
    {
        Fleet = "scale",
        MaxConcurrency = maxConcurrency,
        Requests = new JsonArray([.. LongestFirst.Order(Numbers(location), DevicesGiB).Select(number => new JsonObject
        {
            ["source"] = new JsonObject { ["imageId"] = $"ami-{number:x17}" },
            ["name"] = "{source.name}-encrypted",
            ["kmsKeyId"] = "alias/golden",
        })]),
    }))];

    private string Account(IGrouping<string, AwsLocation> account) => $$"""
        { "id": "{{account.Key}}", "regions": [{{string.Join(',', account.Select(Region))}}] }
        """;

    private string Region(AwsLocation location) => $$"""
        { "name": "{{location.Region}}",
          "keys": [{ "id": "10000000-0000-4000-8000-{{At(location):x12}}", "aliases": ["alias/golden"] }],
          "snapshots": [{{string.Join(',', Numbers(location).SelectMany(Snapshots))}}],
          "images": [{{string.Join(',', Numbers(location).Select(Image))}}] }
        """;

    private IEnumerable<int> Numbers(AwsLocation location)
    {
        var share = images / Locations.Count;
        return Enumerable.Range(At(location) * share, share);
    }

    private int At(AwsLocation location) => Locations.Index().First(one => one.Item == location).Index;

    private int[] DevicesGiB(int number)
    {
        var first = sizeGiB ?? SizesGiB[number % SizesGiB.Length];
        return number % SecondVolumeEvery == 0 ? [first, SecondVolumeGiB] : [first];
    }

    private IEnumerable<string> Snapshots(int number) =>
        DevicesGiB(number).Select((size, device) => $$"""{ "id": "snap-{{number:x16}}{{device}}", "sizeGiB": {{size}} }""");

    private string Image(int number) => $$"""
        { "id": "ami-{{number:x17}}", "name": "image-{{number}}",
          "devices": [{{string.Join(',', DevicesGiB(number).Select((_, device) => $$"""{ "deviceName": "/dev/{{(device == 0 ? "xvda" : "sdf")}}", "snapshotId": "snap-{{number:x16}}{{device}}" }"""))}}] }
        """;
}
