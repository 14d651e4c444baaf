using AmiPipeline.Simulator.Ec2.Encryption;
using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Instances;

/// <summary>StartInstances: from <c>stopped</c> only; has no effect on an instance that runs.</summary>
internal sealed class StartInstancesAction : IEc2Action
{
    public string Name => "StartInstances";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var instances = InstanceLookup.ReadOwned(call);
        instances.ForEach(Check);
        call.Ready();

        answer.List("instancesSet", instances, instance =>
        {
            var previous = instance.State;
            if (previous == InstanceState.Stopped)
            {
                InstanceLifecycle.Enter(call, instance, InstanceState.Pending);
                instance.StateReasonCode = null;
                instance.TransitionReason = "";
                instance.LaunchTime = call.Now;
                Start(call, instance);
            }

            InstanceXml.WriteChange(answer, instance, previous);
        });
    }

    // A running instance keeps a key that is disabled meanwhile; a start needs it again.
    private static void Start(Call call, Instance instance)
    {
        var faults = call.Region.VolumesOf(instance.Id)
            .Select(volume => (Volume: volume, Key: EbsKey.Find(call, call.Region, volume.KeyArn, EbsKeyActions.Attach)))
            .Where(pair => pair.Key.Problem is not null)
            .ToList();
        if (faults.Count == 0)
        {
            InstanceLifecycle.PlanRunning(call, instance);
        }
        else
        {
            InstanceLifecycle.PlanStartFailure(call, instance, faults);
        }
    }

    private static void Check(Instance instance)
    {
        if (instance.State is not (InstanceState.Stopped or InstanceState.Running or InstanceState.Pending))
        {
            throw new ServiceErrorException(
                "IncorrectInstanceState", $"The instance '{instance.Id}' is not in a state from which it can be started.");
        }
    }
}
