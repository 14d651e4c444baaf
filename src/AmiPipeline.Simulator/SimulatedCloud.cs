using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.DynamoDb;
using AmiPipeline.Simulator.Faults;
using AmiPipeline.Simulator.Iam;
using AmiPipeline.Simulator.Inspection;
using AmiPipeline.Simulator.Limits;
using AmiPipeline.Simulator.Logs;
using AmiPipeline.Simulator.Options;
using AmiPipeline.Simulator.Saving;
using AmiPipeline.Simulator.Services;

namespace AmiPipeline.Simulator;

/// <summary>AWS as far as AmiPipeline uses it, for many accounts and Regions, at the wire: EC2, EBS, KMS, STS, Parameter Store, launch configurations and items of DynamoDB.</summary>
/// <remarks>
/// Calls are handled one at a time; any thread may make them. Nothing here waits: states follow from the clock of
/// <see cref="SimulatorOptions.Time"/>. What is not modelled is refused by name, with a 4xx error.
/// </remarks>
public sealed class SimulatedCloud
{
    private static readonly Dictionary<string, IService> Services = new(StringComparer.Ordinal)
    {
        ["autoscaling"] = QueryService.AutoScaling,
        ["dynamodb"] = JsonService.DynamoDb,
        ["ec2"] = new Ec2Service(),
        ["kms"] = JsonService.Kms,
        ["ssm"] = JsonService.Ssm,
        ["sts"] = QueryService.Sts,
    };

    private readonly Lock _lock = new();
    private readonly Simulation _simulation;
    private readonly RequestLimits _limits = new();
    private readonly WorldDefinition _world;
    private long _resets;

    /// <summary>Makes a cloud of its own out of a definition, which stays as it is and can serve for any number of clouds.</summary>
    /// <param name="world">What there is at first.</param>
    /// <param name="options">Its clock, seed, latencies and switches.</param>
    public SimulatedCloud(WorldDefinition world, SimulatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(options);
        Calls = new CallLog(options.CallsKept);
        Events = new EventLog(options.EventsKept, CatchUp, NextHappening);
        _simulation = new Simulation(world.Template.Copy(), options, Faults, Events);
        Iam = new SimulatedIam(_lock, _simulation);
        Tables = new SimulatedTables(_lock, _simulation);
        _world = world;
        _simulation.Restart(_simulation.World, world.Motion);
        _simulation.CatchUp();
    }

    /// <summary>When the last of what is under way will have ended, by the clock; null when nothing is under way.</summary>
    public DateTimeOffset? SettlesAt
    {
        get
        {
            lock (_lock)
            {
                _simulation.CatchUp();
                return _simulation.Agenda.Settles;
            }
        }
    }

    /// <summary>The faults it is to suffer.</summary>
    public FaultInjector Faults { get; } = new();

    /// <summary>Every call it got.</summary>
    public CallLog Calls { get; }

    /// <summary>Every snapshot and volume that it made for a call, in order: those that have been deleted since, too.</summary>
    public NewestRecords<MadeStorage> Storage => _simulation.Storage;

    /// <summary>What EC2 has sent to EventBridge.</summary>
    public EventLog Events { get; }

    /// <summary>The roles of its accounts, and what was decided on their calls.</summary>
    public SimulatedIam Iam { get; }

    /// <summary>The tables of DynamoDB that deployments have there.</summary>
    public SimulatedTables Tables { get; }

    /// <summary>The first account and the first Region of the world, for callers whom it does not know.</summary>
    public StrangerAccess FirstAccess => new(_simulation.World.AccountsByAccessKey.Values.First(), _simulation.World.Regions.Keys.First());

    /// <summary>The accounts and the Regions of the world, each in its order.</summary>
    public (IReadOnlyList<string> AccountIds, IReadOnlyList<string> Regions) Places => ([.. _world.AccountIds], [.. _world.Regions]);

    /// <summary>How often anything has happened that may have changed the world: calls, what came of them by now, and resets. As long as it stays the same, the world does.</summary>
    public long Changes
    {
        get
        {
            lock (_lock)
            {
                _simulation.CatchUp();
                return Calls.Count + _simulation.Agenda.Count + _resets;
            }
        }
    }

    /// <summary>Answers one request. Never throws for what a caller sent: that is an error answer.</summary>
    public SimulatorResponse Handle(SimulatorRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        SimulatorResponse response;
        RecordedCall? record = null;
        lock (_lock)
        {
            _simulation.CatchUp();
            var requestId = _simulation.NextRequestId();
            var origin = CallOrigin.From(request, _simulation.World, _simulation.Sessions);
            var service = Services.GetValueOrDefault(origin.Service) ?? new ServiceNotModelled(request, origin.Service);
            try
            {
                CheckMethod(request, service);
                var (action, parameters) = service.Read(request);
                record = Record(origin, action, parameters);
                response = Execute(record, origin.Session, parameters, service, requestId);
            }
            catch (ServiceErrorException error)
            {
                record?.ErrorCode = error.Code;
                response = service.Error(error, requestId);
            }
        }

        record?.IsResponseLost = response.IsLost || response.IsLate;
        Calls.NotifyAnswered(record);
        Events.Deliver();
        return response;
    }

    /// <summary>Everything an account has in a Region at this instant, for tests to look at; it is no call and leaves no trace.</summary>
    /// <exception cref="ArgumentException">The Region is not in the world.</exception>
    public AccountView Inspect(string accountId, string region)
    {
        lock (_lock)
        {
            _simulation.CatchUp();
            return _simulation.World.Regions.TryGetValue(region, out var known)
                ? AccountView.From(known, accountId)
                : throw new ArgumentException($"There is no Region {region} in this world.", nameof(region));
        }
    }

    /// <summary>Everything that all accounts have in all Regions at this instant, of every kind; it is no call and leaves no trace.</summary>
    public IReadOnlyList<InventoryItem> Inventory()
    {
        lock (_lock)
        {
            _simulation.CatchUp();
            return [.. _simulation.World.Regions.Values.SelectMany(InventoryReading.Read)];
        }
    }

    /// <summary>How long EC2 and the other services were at work on what callers had requested, within a time: what nobody can be faster than.</summary>
    /// <param name="from">Its begin.</param>
    /// <param name="to">Its end.</param>
    /// <remarks>What runs in parallel counts once. What is taken back before it is ready counts in full.</remarks>
    public TimeSpan TimeAtWork(DateTimeOffset from, DateTimeOffset to)
    {
        lock (_lock)
        {
            return _simulation.Work.Sum(from, to);
        }
    }

    /// <summary>
    /// The world as a text that <see cref="WorldDefinition.Parse"/> reads. It has everything but sessions that have expired, faults that have not
    /// struck, terminated instances, and deregistered images to which no instance refers.
    /// </summary>
    /// <returns>The text; null while something is under way, which a text cannot hold: move the clock to <see cref="SettlesAt"/> first.</returns>
    public string? TrySave()
    {
        lock (_lock)
        {
            _simulation.CatchUp();
            return _simulation.Agenda.Settles is null ? WorldWriter.Write(_simulation.World, _simulation.Motion, _simulation.Sessions.ValidAt(_simulation.Now)) : null;
        }
    }

    /// <summary>Makes the world what it was at first. What is under way is dropped, planned faults are forgotten; time, calls and events continue.</summary>
    public void Reset()
    {
        lock (_lock)
        {
            Faults.Clear();
            _resets++;
            _simulation.Restart(_world.Template.Copy(), _world.Motion);
            Tables.Make();
        }
    }

    private void CatchUp()
    {
        lock (_lock)
        {
            _simulation.CatchUp();
        }

        Events.Deliver();
    }

    private DateTimeOffset? NextHappening()
    {
        lock (_lock)
        {
            return _simulation.Agenda.Next;
        }
    }

    private static void CheckMethod(SimulatorRequest request, IService service)
    {
        if (request.Method is not ("GET" or "POST") && service is not ServiceNotModelled)
        {
            throw new ServiceErrorException("InvalidRequest", $"The simulator takes GET and POST requests only, this is {request.Method}.", 405);
        }
    }

    private RecordedCall Record(CallOrigin origin, string action, ActionParameters parameters)
    {
        if (origin.AccountId is null)
        {
            throw new ServiceErrorException("AuthFailure", "AWS was not able to validate the provided access credentials", 401);
        }

        return Calls.Add(new RecordedCall
        {
            Service = origin.Service,
            Action = action,
            RoleArn = origin.Session?.Role.Arn,
            AccountId = origin.AccountId,
            Region = origin.Region ?? "",
            At = _simulation.Now,
            Parameters = parameters.All,
        });
    }

    private SimulatorResponse Execute(
        RecordedCall record, RoleSession? session, ActionParameters parameters, IService service, string requestId)
    {
        if (service is ServiceNotModelled absent)
        {
            throw absent.Refusal();
        }

        if (!_simulation.World.Regions.TryGetValue(record.Region, out var region))
        {
            throw new ServiceErrorException("OptInRequired", $"There is no Region {record.Region} in this simulated world.", 403);
        }

        return Faults.TakeFor(record) switch
        {
            CallFault.Refusal refusal => throw new ServiceErrorException(refusal.Code, refusal.Message, refusal.Status),
            CallFault.ChangedResponse other => other.Change(Answer()),
            CallFault.LateEffect late => _simulation.ExecuteLate(late.Delay, late.Consistency, Answer),
            _ => Execute(record, session, region, parameters, service, requestId),
        };

        // What happens to a response happens to a refusal too.
        SimulatorResponse Answer()
        {
            try
            {
                return Execute(record, session, region, parameters, service, requestId);
            }
            catch (ServiceErrorException error)
            {
                record.ErrorCode = error.Code;
                return service.Error(error, requestId);
            }
        }
    }

    private SimulatorResponse Execute(
        RecordedCall record, RoleSession? session, Region region, ActionParameters parameters, IService service, string requestId)
    {
        var call = new Call(_simulation, record.Action, record.AccountId, region, parameters, requestId)
        {
            Caller = new Caller(Partition.FromRegion(region.Name), record.AccountId, session),
            Number = record.Number,
        };
        if (_simulation.Options.LimitRequestRates && record.Service == "ec2")
        {
            _limits.Check(call);
        }

        if (session is not null)
        {
            ExpiredSession.Refuse(session, record.Service, call.Now);
            service.Authorize(call);
        }

        return service.Execute(call, requestId);
    }
}
