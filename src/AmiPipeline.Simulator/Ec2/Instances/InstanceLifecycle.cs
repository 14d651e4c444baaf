using AmiPipeline.Simulator.Ec2.Encryption;
using AmiPipeline.Simulator.Ec2.Volumes;

namespace AmiPipeline.Simulator.Ec2.Instances;

/// <summary>How an instance goes from state to state, and what becomes of its volumes.</summary>
internal static class InstanceLifecycle
{
    private static readonly TimeSpan TerminatedStaysVisible = TimeSpan.FromHours(1);

    /// <summary>From <c>pending</c> to <c>running</c>.</summary>
    public static void PlanRunning(Call call, Instance instance) => Plan(call, instance, call.Simulation.Latency.Launch, () =>
    {
        Enter(call, instance, InstanceState.Running);
        PlanStatusChecks(call, instance);
        foreach (var volume in call.Region.VolumesOf(instance.Id))
        {
            volume.Attachment!.State = VolumeState.Attached;
        }

        call.Region.Boot(instance);
    });

    /// <summary>From <c>pending</c> to <c>terminated</c>, as EC2 answers a key that cannot be used.</summary>
    public static void PlanLaunchFailure(Call call, Instance instance, string message, string code = "Client.InternalError") =>
        Plan(call, instance, call.Simulation.Latency.Launch, () =>
        {
            instance.StateReasonCode = code;
            instance.StateReasonMessage = message;
            instance.TransitionReason = "Server.InternalError";
            foreach (var volume in call.Region.VolumesOf(instance.Id).ToList())
            {
                call.Region.Volumes.Remove(volume.Id);
            }

            End(call, instance);
        });

    /// <summary>From <c>pending</c> back to <c>stopped</c>, when a key is needed again and cannot be used.</summary>
    /// <param name="call">The call.</param>
    /// <param name="instance">The instance.</param>
    /// <param name="faults">The volumes that cannot be attached again, with what their keys lack.</param>
    public static void PlanStartFailure(Call call, Instance instance, IReadOnlyList<(Volume Volume, EbsKey Key)> faults) =>
        Plan(call, instance, call.Simulation.Latency.Launch, () =>
        {
            instance.StateReasonCode = "Client.InternalError";
            instance.StateReasonMessage = faults[0].Key.Problem;
            foreach (var (volume, key) in faults)
            {
                VolumeEvents.Ended(call, volume, VolumeEvents.Reattach, "failed", key.Cause);
            }

            Enter(call, instance, InstanceState.Stopped);
        });

    private static void PlanStatusChecks(Call call, Instance instance)
    {
        var course = instance.Course;
        instance.HasBooted = false;
        call.Simulation.Agenda.Plan(call.Now + call.Simulation.Latency.StatusChecks, () => instance.HasBooted = instance.HasBooted || instance.Course == course);
    }

    /// <summary>Sets the state, and sends its event.</summary>
    public static void Enter(Call call, Instance instance, string state)
    {
        instance.State = state;
        InstanceEvents.StateChanged(call, instance);
    }

    public static void Stop(Call call, Instance instance)
    {
        Leave(call, instance, InstanceState.Stopping, "Client.UserInitiatedShutdown");
        Plan(call, instance, call.Simulation.Latency.Stop, () => Enter(call, instance, InstanceState.Stopped));
    }

    public static void Terminate(Call call, Instance instance)
    {
        Leave(call, instance, InstanceState.ShuttingDown, "Client.UserInitiatedShutdown");
        Plan(call, instance, call.Simulation.Latency.Terminate, () =>
        {
            foreach (var volume in call.Region.VolumesOf(instance.Id).ToList())
            {
                Release(call.Region, volume);
            }

            End(call, instance);
        });
    }

    private static void Leave(Call call, Instance instance, string state, string reason)
    {
        Enter(call, instance, state);
        instance.StateReasonCode = reason;
        instance.StateReasonMessage = $"{reason}: User initiated shutdown";
        instance.TransitionReason = $"User initiated ({call.Now.UtcDateTime:yyyy-MM-dd HH:mm:ss} GMT)";
    }

    private static void Release(Region region, Volume volume)
    {
        if (volume.Attachment!.DeleteOnTermination)
        {
            region.Volumes.Remove(volume.Id);
            return;
        }

        volume.Attachment = null;
        volume.State = VolumeState.Available;
    }

    private static void End(Call call, Instance instance)
    {
        Enter(call, instance, InstanceState.Terminated);
        call.Simulation.Agenda.Plan(call.Now + TerminatedStaysVisible, () =>
        {
            call.Region.Instances.Remove(instance.Id);
            call.Region.ForgetUnreferred(instance.ImageId, call.Now);
        }, forgets: true);
    }

    // A planned transition no longer applies once the instance has taken another course.
    private static void Plan(Call call, Instance instance, TimeSpan latency, Action happening)
    {
        var course = ++instance.Course;
        call.Simulation.After(latency, () =>
        {
            if (instance.Course == course)
            {
                happening();
            }
        });
    }
}
