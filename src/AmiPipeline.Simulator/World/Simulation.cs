using System.Text.Json;
using AmiPipeline.Simulator.Faults;
using AmiPipeline.Simulator.Logs;
using AmiPipeline.Simulator.Options;

namespace AmiPipeline.Simulator.World;

/// <summary>A world in motion: its time, its chance, its latencies and the faults it is to suffer.</summary>
internal sealed class Simulation(AwsWorld world, SimulatorOptions options, FaultInjector faults, EventLog events)
{
    private readonly IdSource _ids = new(options.Seed);

    // Of their own, so that events do not change the ids of resources.
    private readonly IdSource _eventIds = new(~options.Seed);

    public AwsWorld World { get; private set; } = world;

    public SimulatorOptions Options { get; } = options;

    public LatencyModel Latency => Options.Latency;

    /// <summary>How late what a call makes or changes is seen: as the options say, unless the call is to be seen later.</summary>
    public EventualConsistency Consistency { get; private set; } = options.EventualConsistency;

    public FaultInjector Faults { get; } = faults;

    public IdSource Ids => _ids;

    /// <summary>The id of the next request.</summary>
    public string NextRequestId() => Options.RequestId ?? _ids.NextUuid();

    /// <summary>The sessions of roles.</summary>
    public RoleSessions Sessions { get; private set; } = new(options.Seed);

    /// <summary>What was decided on the calls of roles.</summary>
    public NewestRecords<Authorization> Authorizations { get; } = new(options.CallsKept);

    /// <summary>The snapshots and volumes that were made.</summary>
    public NewestRecords<MadeStorage> Storage { get; } = new(options.CallsKept);

    public Agenda Agenda { get; } = new();

    /// <summary>When it was at work.</summary>
    public WorkLog Work { get; } = new();

    public DateTimeOffset Now => Agenda.Now;

    /// <summary>Executes a call whose effects are late: all that it starts ends later, or all that it makes is seen later.</summary>
    public T ExecuteLate<T>(TimeSpan delay, EventualConsistency? consistency, Func<T> execute)
    {
        var usual = Consistency;
        (Agenda.Delay, Consistency) = (delay, consistency ?? usual);
        try
        {
            return execute();
        }
        finally
        {
            (Agenda.Delay, Consistency) = (TimeSpan.Zero, usual);
        }
    }

    public void CatchUp() => Agenda.CatchUp(Options.Time.GetUtcNow());

    /// <summary>Where time and ids continue from now.</summary>
    public SavedMotion Motion => new(Now, _ids.State, _eventIds.State, Sessions.Ids);

    /// <summary>Puts another world in the place of this one; nothing is under way in it.</summary>
    /// <param name="world">The world.</param>
    /// <param name="motion">Where its ids continue; null for those of the seed.</param>
    public void Restart(AwsWorld world, SavedMotion? motion)
    {
        (World, Sessions) = (world, new RoleSessions(Options.Seed));
        Agenda.Clear();
        var start = motion ?? new SavedMotion(Now, new IdSource(Options.Seed).State, new IdSource(~Options.Seed).State);
        (_ids.State, _eventIds.State) = (start.Ids, start.EventIds);
        if (start.SessionIds > 0)
        {
            Sessions.Ids = start.SessionIds;
        }

        world.SavedSessions.ForEach(Sessions.Add);
    }

    /// <summary>Plans what happens after a latency, which is varied by the seeded jitter; returns the instant.</summary>
    public DateTimeOffset After(TimeSpan latency, Action happening)
    {
        var at = InAbout(latency);
        PlanWork(at, happening);
        return at;
    }

    /// <summary>Plans what a caller waits for from now on.</summary>
    public void PlanWork(DateTimeOffset end, Action happening)
    {
        Work.Add(Now, end);
        Agenda.Plan(end, happening);
    }

    /// <summary>The instant in about that time, by the seeded jitter.</summary>
    public DateTimeOffset InAbout(TimeSpan latency) =>
        Now + (latency * (1 + (Latency.Jitter * ((2 * _ids.NextShare()) - 1))));

    /// <summary>Sends an event, at the instant that is being lived through.</summary>
    public void Emit(string accountId, string region, string detailType, IReadOnlyList<string> resources, Action<Utf8JsonWriter> writeDetail, string source = "aws.ec2")
    {
        var frame = new SimulatedEvent
        {
            Number = events.NextNumber(),
            Id = _eventIds.NextUuid(),
            DetailType = detailType,
            Source = source,
            Time = Now,
            AccountId = accountId,
            Region = region,
            Resources = resources,
        };
        events.Add(EventWriter.Write(frame, writeDetail));
    }

    /// <summary>Gives a new resource the instants from which it and its tags are seen.</summary>
    public T Appearing<T>(T resource)
        where T : Resource
    {
        resource.VisibleFrom = Now + Consistency.NewIds;
        resource.TagsVisibleFrom = Now + Consistency.Tags;
        return resource;
    }
}
