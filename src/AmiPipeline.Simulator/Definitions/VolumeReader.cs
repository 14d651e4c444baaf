namespace AmiPipeline.Simulator.Definitions;

/// <summary>Reads a volume, by itself or at an instance.</summary>
internal static class VolumeReader
{
    public static void Read(StrictObject json, ReadingScope scope)
    {
        var volume = Read(json, scope, "id", json.Required("zone"));
        volume.State = VolumeState.Available;
        json.End();
    }

    /// <summary>Reads the members that describe a volume; the caller ends the object.</summary>
    public static Volume Read(StrictObject json, ReadingScope scope, string idMember, string zone)
    {
        var id = ReadingScope.Id(json, idMember, "vol-");
        var shape = VolumeShape.Complete(
            json.RequiredNumber("sizeGiB"), json.Text("volumeType") ?? "gp3", json.Number("iops"), json.Number("throughput"));
        var key = scope.KeyArn(json, "key");
        var volume = new Volume
        {
            Id = id,
            OwnerId = scope.AccountId,
            Shape = shape,
            Zone = zone,
            SnapshotId = json.Text("snapshotId"),
            Content = json.Text("content") ?? ContentId.FromText(id),
            KeyArn = key,
            KeyAsSupplied = key,
            CreateTime = AccountReader.Beginning,
        };
        ReadingScope.Add(json, scope.Region.Volumes, volume);
        return volume;
    }
}
