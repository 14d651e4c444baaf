using AmiPipeline.Simulator.Ec2.Images;
using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Instances;

/// <summary>RebootInstances: the state stays <c>running</c>; an image that is just being made of the instance fails.</summary>
internal sealed class RebootInstancesAction : IEc2Action
{
    public string Name => "RebootInstances";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var instances = InstanceLookup.ReadOwned(call);
        if (instances.Find(instance => instance.State != InstanceState.Running) is { } other)
        {
            throw new ServiceErrorException(
                "IncorrectInstanceState", $"This instance '{other.Id}' is not in a state from which it can be rebooted.");
        }

        call.Ready();
        foreach (var instance in instances)
        {
            ImageFactory.FailCaptures(call, instance);
            call.Region.Boot(instance);
        }

        answer.Element("return", true);
    }
}
