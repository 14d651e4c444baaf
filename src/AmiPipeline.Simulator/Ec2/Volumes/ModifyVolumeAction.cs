using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Volumes;

/// <summary>
/// ModifyVolume: a volume takes its new size, type and performance while it is <c>optimizing</c>, and can be modified again once that is over
/// (EBS User Guide, "Amazon EBS Elastic Volumes").
/// </summary>
internal sealed class ModifyVolumeAction : IEc2Action
{
    private const int MaxPerDay = 4;

    public string Name => "ModifyVolume";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var volume = VolumeLookup.Owned(call, call.Parameters.Required("VolumeId"));
        _ = call.Parameters.OneOf("MultiAttachEnabled", "false");
        var target = Target(call.Parameters, volume);
        CheckState(volume);
        if (volume.ModifiedAt.Count(time => time > call.Now.AddDays(-1)) >= MaxPerDay)
        {
            throw new ServiceErrorException(
                "VolumeModificationRateExceeded", $"You've reached the maximum modification rate per volume limit: {MaxPerDay} within a rolling 24-hour period.");
        }

        VolumeQuotas.Check(call, target, volume);
        call.Ready();
        var modification = new VolumeModification(volume.Shape, target, call.Now);
        volume.Modification = modification;
        volume.ModifiedAt.Add(call.Now);
        Plan(call.Simulation, volume, modification);
        answer.Group("volumeModification", () => VolumeModificationXml.Write(answer, volume.Id, modification));
    }

    private static void Plan(Simulation simulation, Volume volume, VolumeModification modification) => simulation.After(simulation.Latency.ModifyVolume, () =>
    {
        volume.Shape = modification.Target;
        volume.Modification = modification with { State = VolumeModification.Optimizing };
        simulation.Agenda.Plan(simulation.InAbout(simulation.Latency.OptimizeVolume), () => volume.Modification = modification with { State = VolumeModification.Completed, EndTime = simulation.Now });
    });

    private static VolumeShape Target(ActionParameters parameters, Volume volume)
    {
        var size = parameters.Number("Size", 1) ?? volume.SizeGiB;
        var type = parameters.OneOf("VolumeType", "standard", "io1", "io2", "gp2", "sc1", "st1", "gp3") ?? volume.VolumeType;
        var isSameType = type == volume.VolumeType;
        var keepsIops = type is "gp3" or "io1" or "io2" && (isSameType || volume.VolumeType is "io1" or "io2" && type is "io1" or "io2");
        if (size < volume.SizeGiB)
        {
            throw new ServiceErrorException("InvalidParameterValue", "New size cannot be smaller than existing size");
        }

        return VolumeShape.Complete(
            size,
            type,
            parameters.Number("Iops") ?? (keepsIops ? volume.Iops : null),
            parameters.Number("Throughput") ?? (isSameType ? volume.Throughput : null));
    }

    private static void CheckState(Volume volume)
    {
        if (volume.State is not (VolumeState.Available or VolumeState.InUse))
        {
            throw new ServiceErrorException("IncorrectState", $"Volume {volume.Id} is in state {volume.State}, and cannot be modified.");
        }

        if (volume.Modification is { State: not VolumeModification.Completed } under)
        {
            throw new ServiceErrorException(
                "IncorrectModificationState", $"Volume {volume.Id} cannot be modified in modification state {under.State.ToUpperInvariant()}");
        }
    }
}
