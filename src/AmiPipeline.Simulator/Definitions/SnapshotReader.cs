namespace AmiPipeline.Simulator.Definitions;

/// <summary>Reads a snapshot, alone or as the device of an image.</summary>
internal static class SnapshotReader
{
    public static void Read(StrictObject json, ReadingScope scope)
    {
        Read(json, scope, "id", SnapshotState.Completed);
        json.End();
    }

    /// <summary>Reads the members that describe a snapshot; the caller ends the object.</summary>
    public static Snapshot Read(StrictObject json, ReadingScope scope, string idMember, string state)
    {
        var id = ReadingScope.Id(json, idMember, "snap-");
        var snapshot = new Snapshot
        {
            Id = id,
            OwnerId = scope.AccountId,
            SizeGiB = json.RequiredNumber("sizeGiB"),
            Content = json.Text("content") ?? ContentId.FromText(id),
            VolumeId = json.Text("volumeId") ?? Snapshot.VolumeIdOfCopies,
            Description = json.Text("description") ?? "",
            State = json.OneOf("state", state, SnapshotState.Pending, SnapshotState.Completed, SnapshotState.Error),
            StateMessage = json.Text("stateMessage"),
            KeyArn = scope.KeyArn(json, "key"),
            StorageTier = json.OneOf("storageTier", Snapshot.StandardTier, Snapshot.StandardTier, Snapshot.ArchiveTier),
            OutpostArn = json.Text("outpostArn"),
            InheritedDataKey = json.Text("inheritedDataKey"),
            StartTime = json.Time("startTime") ?? AccountReader.Beginning,
            EndTime = json.Time("endTime") ?? AccountReader.Beginning,
            CopiedFrom = json.Text("copiedFrom"),
            SourceArn = json.Text("sourceArn"),
            IsCopy = json.Flag("copy"),
            IsIncremental = json.Flag("incremental"),
            CompletionDurationMinutes = json.Number("completionDurationMinutes"),
            ProductCodes = json.Texts("productCodes"),
        };
        snapshot.CreateVolumePermissions.UnionWith(json.Texts("sharedWith"));
        ReadingScope.Add(json, scope.Region.Snapshots, snapshot);
        return snapshot;
    }
}
