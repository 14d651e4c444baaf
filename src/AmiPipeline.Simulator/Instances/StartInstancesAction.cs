namespace AmiPipeline.Simulator.Instances;

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
                instance.State = InstanceState.Pending;
                instance.StateReasonCode = null;
                instance.TransitionReason = "";
                instance.LaunchTime = call.Now;
                InstanceLifecycle.PlanRunning(call, instance);
            }

            InstanceXml.WriteChange(answer, instance, previous);
        });
    }

    private static void Check(Instance instance)
    {
        if (instance.State is not (InstanceState.Stopped or InstanceState.Running or InstanceState.Pending))
        {
            throw new Ec2ErrorException(
                "IncorrectInstanceState", $"The instance '{instance.Id}' is not in a state from which it can be started.");
        }
    }
}
