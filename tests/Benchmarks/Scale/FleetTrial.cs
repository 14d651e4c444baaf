using System.Text;
using AmiPipeline.Configuration;
using AmiPipeline.Engines.Fleets;
using AmiPipeline.Engines.Local;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Errors;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Simulator.Options;
using AmiPipeline.Simulator.S3;

namespace AmiPipeline.Benchmarks.Scale;

/// <summary>A fleet that was run in the simulator under the strict reading of every quota: what came of it, and what it took.</summary>
internal sealed class FleetTrial
{
    /// <summary>Copies of snapshots that an account may have under way for each destination Region.</summary>
    public const int Slots = 20;

    private const string Bucket = "fleet";

    // Errors of executions that met a quota or were throttled, and gave up.
    private static readonly string[] Limits = [nameof(QuotaExceededException), nameof(QuotaUsedUpException), nameof(AwsThrottledException)];

    private FleetTrial(FleetWorld world, FleetProgress progress, IReadOnlyList<TimeSpan> ends) => (World, Progress, Ends) = (world, progress, ends);

    public FleetWorld World { get; }

    public FleetProgress Progress { get; }

    /// <summary>When each image was done, since the start, in order.</summary>
    public IReadOnlyList<TimeSpan> Ends { get; }

    /// <summary>Whether executions queued for copies.</summary>
    public required bool Queues { get; init; }

    /// <summary>How long the fleet took, in virtual time.</summary>
    public TimeSpan Took => Progress.Stopped!.Value - Progress.Started;

    /// <summary>No schedule is faster: in the slowest account and Region, all copies after each other on 20 slots, or the longest one alone.</summary>
    public TimeSpan Minimum { get; private init; }

    /// <summary>Executions of the pipeline that failed for a quota or for throttling.</summary>
    public int FailedByLimits { get; private init; }

    public required long Transitions { get; init; }

    public required long Invocations { get; init; }

    public required long Calls { get; init; }

    /// <summary>Calls that were refused for a quota, and for their rate.</summary>
    public required (long Quota, long Rate) Refused { get; init; }

    /// <summary>Processor time of the simulation.</summary>
    public required TimeSpan Processor { get; init; }

    /// <summary>Memory that is held at its end, in MiB.</summary>
    public required double MiB { get; init; }

    /// <summary>Runs a fleet to its end.</summary>
    /// <param name="world">The images.</param>
    /// <param name="maxConcurrency">How many are worked at once.</param>
    /// <param name="queues">Whether executions queue for copies. Default: each asks EC2 again.</param>
    /// <param name="hasBucket">Whether the lists of requests are in a bucket, as long ones have to be. Default: they are the fleet's input.</param>
    public static async Task<FleetTrial> RunAsync(FleetWorld world, int maxConcurrency, bool queues = false, bool hasBucket = false)
    {
        var before = Environment.CpuUsage.TotalTime;
        var engine = new SimulatedEngine(world.Definition(), new SimulatedEngineOptions { Simulator = Strict, Functions = new FunctionSettings { Configuration = queues ? new DeploymentConfiguration { CopyQueue = new CopyQueueSettings { Slots = Slots } } : null } });
        var (calls, quota, rate, invocations) = (0L, 0L, 0L, 0L);
        engine.Cloud.Calls.Answered += (_, call) =>
        {
            calls++;
            quota += call.ErrorCode is "ResourceLimitExceeded" or "ConcurrentSnapshotCopyLimitExceeded" ? 1 : 0;
            rate += call.ErrorCode is "RequestLimitExceeded" or "ThrottlingException" ? 1 : 0;
        };
        var parts = world.Parts(maxConcurrency);
        var bucket = new SimulatedBuckets(engine.Clock);
        using var fleet = new SimulatedFleet(engine, world.Locations, _ => invocations++, bucket: hasBucket ? new FleetBucket(Bucket, new BucketObjects(bucket)) : null);
        var progress = await fleet.RunAsync(hasBucket ? [.. parts.Select(part => Put(bucket, part))] : parts, "scale", TimeSpan.FromDays(1), _ => { }, CancellationToken.None);
        var runs = fleet.Runs.ToList();
        var start = progress.Started;
        return new FleetTrial(world, progress, [.. runs.Where(run => run.Status == "SUCCEEDED").Select(run => run.Execution.StopTime!.Value - start).Order()])
        {
            Queues = queues,
            Minimum = world.Locations.Max(location => MinimumOf(world.SnapshotsGiB(location))),
            FailedByLimits = runs.Count(run => Limits.Contains(run.Execution.Error)),
            Transitions = runs.Sum(run => run.Execution.StateTransitions) + fleet.Fleets.Sum(run => run.Execution.StateTransitions + run.Execution.CopyChildren().Sum(child => child.StateTransitions)),
            Invocations = invocations,
            Calls = calls,
            Refused = (quota, rate),
            Processor = Environment.CpuUsage.TotalTime - before,
            MiB = GC.GetTotalMemory(forceFullCollection: true) / (1024.0 * 1024),
        };
    }

    private static FleetPart Put(SimulatedBuckets bucket, FleetPart part)
    {
        var key = $"lists/{part.Location.AccountId}-{part.Location.Region}.json";
        bucket.TryCreate(Bucket);
        bucket.Put(Bucket, key, Encoding.UTF8.GetBytes(part.Input.Requests!.ToJsonString()));
        return part with { Input = part.Input with { Requests = null, List = key } };
    }

    private static TimeSpan MinimumOf(IEnumerable<int> snapshotsGiB)
    {
        var latency = LatencyModel.Typical;
        var copies = snapshotsGiB.Select(size => latency.CopyBase + (latency.CopyPerGiB * size)).ToList();
        return TimeSpan.FromTicks(Math.Max(copies.Sum(copy => copy.Ticks) / Slots, copies.Max().Ticks));
    }

    // Copies take exactly what the model says, so that the minimum is known; every call counts against its rate, and what CopyImage copies counts as copies.
    private static SimulatorOptions Strict(SimulatorOptions options) => options with
    {
        Latency = options.Latency with { Jitter = 0 },
        LimitRequestRates = true,
        ConcurrentSnapshotCopies = Slots,
        ImageCopiesCountAsSnapshotCopies = true,
        CallsKept = 1_000,
        EventsKept = 1_000,
    };
}
