using AmiPipeline.Simulator.Ec2.Images;
using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Instances;

/// <summary>TerminateInstances: idempotent; volumes attached after the launch survive.</summary>
internal sealed class TerminateInstancesAction : IEc2Action
{
    public string Name => "TerminateInstances";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var instances = InstanceLookup.ReadOwned(call);
        _ = call.Parameters.Flag("Force"); // terminating takes its time anyway
        _ = call.Parameters.Flag("SkipOsShutdown");
        if (instances.Find(instance => instance.IsTerminationProtected) is { } protectedInstance)
        {
            throw new ServiceErrorException(
                "OperationNotPermitted",
                $"The instance '{protectedInstance.Id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.");
        }

        if (instances.Find(instance => instance.IsStopProtected) is { } keptRunning)
        {
            throw StopInstancesAction.Protected(keptRunning, "terminated");
        }

        call.Ready();
        answer.List("instancesSet", instances, instance =>
        {
            var previous = instance.State;
            if (previous is not (InstanceState.ShuttingDown or InstanceState.Terminated))
            {
                ImageFactory.FailCaptures(call, instance);
                InstanceLifecycle.Terminate(call, instance);
            }

            InstanceXml.WriteChange(answer, instance, previous);
        });
    }
}
