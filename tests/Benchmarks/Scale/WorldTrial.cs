using Amazon.EC2.Model;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Simulator;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Options;
using AmiPipeline.StatesLanguage.Drivers;

namespace AmiPipeline.Benchmarks.Scale;

/// <summary>The simulator with one account of many images: how long it takes to load them, and to list them page by page. All times are of processor time.</summary>
internal sealed class WorldTrial
{
    private const int PageSize = 1_000;

    /// <summary>How many images there are.</summary>
    public required int Images { get; init; }

    /// <summary>Reading the world file's text.</summary>
    public required TimeSpan Loading { get; init; }

    /// <summary>The first page of DescribeImages with filters, which looks at every image.</summary>
    public required TimeSpan FirstPage { get; init; }

    /// <summary>Each page after it, on average.</summary>
    public required TimeSpan NextPage { get; init; }

    /// <summary>Loads and lists images.</summary>
    /// <param name="images">How many.</param>
    public static async Task<WorldTrial> RunAsync(int images)
    {
        var world = new FleetWorld(images);
        var json = world.ToJson();
        GC.Collect();
        var clock = new VirtualClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        SimulatedCloud? cloud = null;
        var loading = await MeasureAsync(() =>
        {
            cloud = new SimulatedCloud(WorldDefinition.Parse(json), new SimulatorOptions { Time = clock, CallsKept = 0 });
            return Task.CompletedTask;
        });

        using var ec2 = SimulatedClients.Create(cloud!, clock).Ec2(world.Locations[0]);
        var request = new DescribeImagesRequest { Owners = ["self"], Filters = [new("name", ["image-*"]), new("is-public", ["false"])], MaxResults = PageSize };
        var (found, first, rest) = (0, TimeSpan.Zero, TimeSpan.Zero);
        do
        {
            var page = await MeasureAsync(async () =>
            {
                var answer = await ec2.DescribeImagesAsync(request);
                found += answer.Images.Count;
                request.NextToken = answer.NextToken;
            });
            (first, rest) = first == TimeSpan.Zero ? (page, rest) : (first, rest + page);
        }
        while (request.NextToken is not null);

        return found == images
            ? new WorldTrial { Images = images, Loading = loading, FirstPage = first, NextPage = rest / ((images / PageSize) - 1) }
            : throw new InvalidOperationException($"{found} images of {images} were listed.");
    }

    private static async Task<TimeSpan> MeasureAsync(Func<Task> work)
    {
        var before = Environment.CpuUsage.TotalTime;
        await work();
        return Environment.CpuUsage.TotalTime - before;
    }
}
