namespace AmiPipeline.Simulator.Ec2.Snapshots;

/// <summary>Writes a snapshot as CreateSnapshot and DescribeSnapshots do.</summary>
internal static class SnapshotXml
{
    /// <summary>As CreateSnapshots writes it.</summary>
    public static void WriteInfo(Ec2XmlWriter answer, Snapshot snapshot, DateTimeOffset now)
    {
        answer.Element("snapshotId", snapshot.Id);
        answer.Element("volumeId", snapshot.VolumeId);
        answer.Element("state", snapshot.State);
        answer.Element("startTime", snapshot.StartTime);
        answer.Element("progress", "");
        answer.Element("ownerId", snapshot.OwnerId);
        answer.Element("volumeSize", snapshot.SizeGiB);
        answer.Element("description", snapshot.Description);
        answer.Element("encrypted", snapshot.KeyArn is not null);
        answer.Tags(snapshot.TagsSeen(now));
    }

    /// <summary>As DescribeSnapshots writes it, the only one that has the data key.</summary>
    public static void WriteDescription(Ec2XmlWriter answer, Snapshot snapshot, DateTimeOffset now)
    {
        Write(answer, snapshot, now, $"{snapshot.ProgressAt(now)}%");
        answer.Element("dataEncryptionKeyId", snapshot.KeyArn is null ? null : ContentId.FromText($"data key of {snapshot.DataKey} under {snapshot.KeyArn}"));
    }

    /// <summary>As CreateSnapshot writes it, which has no progress yet.</summary>
    public static void WriteCreated(Ec2XmlWriter answer, Snapshot snapshot, DateTimeOffset now) => Write(answer, snapshot, now, progress: "");

    private static void Write(Ec2XmlWriter answer, Snapshot snapshot, DateTimeOffset now, string progress)
    {
        answer.Element("snapshotId", snapshot.Id);
        answer.Element("volumeId", snapshot.VolumeId);
        answer.Element("status", snapshot.State);
        answer.Element("statusMessage", snapshot.StateMessage);
        answer.Element("startTime", snapshot.StartTime);
        answer.Element("progress", progress);
        answer.Element("ownerId", snapshot.OwnerId);
        answer.Element("volumeSize", snapshot.SizeGiB);
        answer.Element("description", snapshot.Description);
        answer.Element("encrypted", snapshot.KeyArn is not null);
        answer.Element("kmsKeyId", snapshot.KeyArn);
        answer.Element("storageTier", snapshot.StorageTier);
        answer.Element("outpostArn", snapshot.OutpostArn);
        answer.Element("transferType", snapshot.IsCopy ? snapshot.TransferType : null);
        answer.Element("completionDurationMinutes", snapshot.CompletionDurationMinutes);
        if (snapshot.State == SnapshotState.Completed)
        {
            answer.Element("completionTime", snapshot.EndTime);
        }

        answer.Tags(snapshot.TagsSeen(now));
    }
}
