using System.Text.Json.Nodes;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Simulator;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Exploration.Earlier;

/// <summary>A world in which executions run before the explored ones: as the same roles, and without faults.</summary>
internal sealed class EarlierWorld
{
    private readonly SimulatedEngine _engine;
    private readonly AwsClients _owners;

    /// <summary>Sets it up.</summary>
    /// <param name="subject">What is explored.</param>
    public EarlierWorld(ExplorationSubject subject)
    {
        _engine = new SimulatedEngine(subject.World, subject.Options with { ClientsOf = (engine, function) => SimulatedClients.Create(subject.Handlers?.Invoke(engine.Cloud, function) ?? new SimulatorHttpHandler(engine.Cloud), engine.Clock) });
        subject.Prepare(_engine.Cloud);
        _owners = SimulatedClients.Create(_engine.Cloud, _engine.Clock);
    }

    /// <summary>Runs a request to its end.</summary>
    /// <param name="request">The request.</param>
    /// <param name="name">The execution's name.</param>
    /// <exception cref="EarlierExecutionFailedException">It failed.</exception>
    public async Task RunAsync(JsonObject request, string name)
    {
        var report = await _engine.RunAsync(request.ToJsonString(), name);
        if (report.Status != ExecutionStatus.Succeeded)
        {
            throw new EarlierExecutionFailedException($"The execution that goes before fails: {report.Failure?.Error}: {report.Failure?.Cause}");
        }
    }

    /// <summary>Lets time pass.</summary>
    /// <param name="time">How much.</param>
    public void Advance(TimeSpan time) => _engine.Clock.Advance(time);

    /// <summary>EC2 for the owner of a place.</summary>
    /// <param name="place">The place.</param>
    public Amazon.EC2.IAmazonEC2 Ec2(Place place) => _owners.Ec2(new AwsLocation(place.AccountId, place.Region));

    /// <summary>KMS for the account of a place.</summary>
    /// <param name="place">The place.</param>
    public Amazon.KeyManagementService.IAmazonKeyManagementService Kms(Place place) => _owners.Kms(new AwsLocation(place.AccountId, place.Region));

    /// <summary>Systems Manager for the owner of a place.</summary>
    /// <param name="place">The place.</param>
    public Amazon.SimpleSystemsManagement.IAmazonSimpleSystemsManagement Ssm(Place place) => _owners.Ssm(new AwsLocation(place.AccountId, place.Region));

    /// <summary>Auto Scaling for the owner of a place.</summary>
    /// <param name="place">The place.</param>
    public Amazon.AutoScaling.IAmazonAutoScaling AutoScaling(Place place) => _owners.AutoScaling(new AwsLocation(place.AccountId, place.Region));

    /// <summary>What is there now.</summary>
    /// <param name="names">What the explored request names.</param>
    public WorldState Read(RequestedNames names) => WorldState.Read(_engine.Cloud, names.Home, names.Copies.Keys, _engine.Clock.GetUtcNow());

    /// <summary>The world as it is once nothing is in progress.</summary>
    public WorldDefinition Save()
    {
        while (_engine.Cloud.SettlesAt is { } settled)
        {
            _engine.Clock.AdvanceTo(settled);
        }

        return WorldDefinition.Parse(_engine.Cloud.TrySave()!);
    }
}
