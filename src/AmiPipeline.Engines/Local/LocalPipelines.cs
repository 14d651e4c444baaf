using AmiPipeline.Simulator;
using AmiPipeline.Simulator.Protocol;
using AmiPipeline.StepFunctions;
using AmiPipeline.StepFunctions.Executions;

namespace AmiPipeline.Engines.Local;

/// <summary>The pipelines that are deployed on a simulated cloud side by side, behind one Step Functions.</summary>
public sealed class LocalPipelines : IDisposable
{
    private readonly List<LocalDeployment> _deployments = [];

    /// <summary>Deploys them.</summary>
    /// <param name="cloud">Where they work.</param>
    /// <param name="options">How, each; of different names. None for no pipeline at all.</param>
    public LocalPipelines(SimulatedCloud cloud, IReadOnlyList<LocalDeploymentOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        foreach (var each in options)
        {
            _deployments.Add(new LocalDeployment(cloud, each, _deployments.FirstOrDefault()));
        }
    }

    /// <summary>Their state machines that people start: each pipeline's, and that of its fleets.</summary>
    public IEnumerable<string> StateMachineArns => _deployments.SelectMany(deployment => new[] { deployment.StateMachineArn, deployment.FleetStateMachineArn });

    /// <summary>The executions of all of them that were started, oldest first.</summary>
    public IReadOnlyList<StartedExecution> Executions => [.. _deployments.SelectMany(deployment => deployment.Executions).OrderBy(execution => execution.Execution.StartTime)];

    /// <summary>The newest calls of Step Functions, oldest first.</summary>
    public IReadOnlyList<StepFunctionsCall> Calls => _deployments.Count == 0 ? [] : _deployments[0].Calls;

    /// <summary>The services that they have besides those of the cloud, by the names that signatures have for them, for a port; none if there is no pipeline.</summary>
    public IReadOnlyDictionary<string, Func<SimulatorRequest, SimulatorResponse>> Services =>
        _deployments.Count == 0 ? new Dictionary<string, Func<SimulatorRequest, SimulatorResponse>>() : _deployments[0].Services;

    /// <inheritdoc/>
    public void Dispose()
    {
        // The first has what the others use.
        _deployments.Reverse();
        _deployments.ForEach(deployment => deployment.Dispose());
    }
}
