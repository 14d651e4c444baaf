using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Instances;

/// <summary>StopInstances: has no effect on an instance that stops or has stopped.</summary>
internal sealed class StopInstancesAction : IEc2Action
{
    public string Name => "StopInstances";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var instances = InstanceLookup.ReadOwned(call);
        _ = call.Parameters.Flag("Force"); // stopping takes its time anyway
        _ = call.Parameters.Flag("SkipOsShutdown");
        instances.ForEach(Check);
        call.Ready();

        answer.List("instancesSet", instances, instance =>
        {
            var previous = instance.State;
            if (previous == InstanceState.Running)
            {
                InstanceLifecycle.Stop(call, instance);
            }

            InstanceXml.WriteChange(answer, instance, previous);
        });
    }

    private static void Check(Instance instance)
    {
        if (instance.IsStopProtected)
        {
            throw Protected(instance, "stopped");
        }

        if (instance.State == InstanceState.Pending)
        {
            throw new ServiceErrorException(
                "IncorrectInstanceState", $"Instance '{instance.Id}' cannot be stopped as it has never reached the 'running' state.");
        }

        if (instance.State is InstanceState.ShuttingDown or InstanceState.Terminated)
        {
            throw new ServiceErrorException(
                "IncorrectInstanceState", $"This instance '{instance.Id}' is not in a state from which it can be stopped.");
        }
    }

    /// <summary>The error of an instance with stop protection, which also keeps it from being terminated.</summary>
    public static ServiceErrorException Protected(Instance instance, string action) => new(
        "OperationNotPermitted", $"The instance '{instance.Id}' may not be {action}. Modify its 'disableApiStop' instance attribute and try again.");
}
