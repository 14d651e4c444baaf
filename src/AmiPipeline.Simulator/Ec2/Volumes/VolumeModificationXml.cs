namespace AmiPipeline.Simulator.Ec2.Volumes;

/// <summary>Writes a modification of a volume.</summary>
internal static class VolumeModificationXml
{
    public static void Write(Ec2XmlWriter answer, string volumeId, VolumeModification modification)
    {
        answer.Element("volumeId", volumeId);
        answer.Element("modificationState", modification.State);
        WriteShape(answer, "target", modification.Target);
        WriteShape(answer, "original", modification.Original);
        answer.Element("progress", ProgressOf(modification));
        answer.Element("startTime", modification.StartTime);
        if (modification.EndTime is { } end)
        {
            answer.Element("endTime", end);
        }
    }

    // What EC2 shows between the start and the end is a guess.
    private static int ProgressOf(VolumeModification modification) => modification.State switch
    {
        VolumeModification.Modifying => 0,
        VolumeModification.Optimizing => 50,
        _ => 100,
    };

    private static void WriteShape(Ec2XmlWriter answer, string side, VolumeShape shape)
    {
        answer.Element($"{side}Size", shape.SizeGiB);
        answer.Element($"{side}Iops", shape.Iops);
        answer.Element($"{side}VolumeType", shape.VolumeType);
        answer.Element($"{side}Throughput", shape.Throughput);
        answer.Element($"{side}MultiAttachEnabled", false);
    }
}
