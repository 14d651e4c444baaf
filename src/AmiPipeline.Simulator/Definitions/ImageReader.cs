namespace AmiPipeline.Simulator.Definitions;

/// <summary>Reads an image; its devices describe their snapshots in place.</summary>
internal static class ImageReader
{
    public static void Read(StrictObject json, ReadingScope scope)
    {
        var state = json.OneOf("state", ImageState.Available,
            ImageState.Pending, ImageState.Available, ImageState.Failed, ImageState.Disabled, ImageState.Deregistered, ImageState.Invalid, ImageState.Transient, ImageState.Error);
        var isWindows = json.Text("platformDetails") is "Windows";
        var launchPermissions = json.Texts("launchPermissions");
        // Amazon makes the snapshots of its public images public too (field: awslabs/amazon-eks-ami#52).
        var hasPublicSnapshots = scope.Region.SettingsOf(scope.AccountId).OwnerAlias == "amazon" && launchPermissions.Contains("all");
        var image = new Image
        {
            Id = ReadingScope.Id(json, "id", "ami-"),
            OwnerId = scope.AccountId,
            Name = json.Required("name"),
            Description = json.Text("description") ?? "",
            State = state,
            StateReasonCode = json.Text("stateReasonCode") ?? (state == ImageState.Failed ? "Client.InternalError" : null),
            StateReasonMessage = json.Text("stateReason"),
            Traits = TraitsReader.Read(json, isWindows),
            ImdsSupport = json.Text("imdsSupport"),
            Devices = json.Objects("devices").ConvertAll(device => ReadDevice(device, scope, state, hasPublicSnapshots)),
            CreationDate = json.Time("creationDate") ?? AccountReader.Beginning,
            SourceImageId = json.Text("sourceImageId"),
            SourceImageRegion = json.Text("sourceImageRegion"),
            SourceInstanceId = json.Text("sourceInstanceId"),
            LastLaunch = json.Time("lastLaunch"),
            DeprecationTime = json.Time("deprecationTime"),
            Protection = ReadProtection(json),
            Watermarks =
            [
                .. json.Texts("watermarks").Select(key => new ImageWatermark(
                    WatermarkKey(json, key), ReadingScope.Id(json, "id", "ami-"), scope.Region.Name, AccountReader.Beginning, AccountReader.Beginning)),
                .. ReadWatermarks(json),
            ],
        };
        var root = image.Devices.FirstOrDefault(device => device.DeviceName == image.Traits.RootDeviceName)?.SnapshotId;
        if (root is not null && !scope.SnapshotsBeside.Contains(root))
        {
            scope.Region.Snapshots[root].ProductCodes = image.Traits.ProductCodes;
        }

        image.LaunchPermissions.UnionWith(launchPermissions);
        ReadingScope.Add(json, scope.Region.Images, image);
        json.End();
    }

    /// <summary>The watermarks that an image or instance has of other images.</summary>
    public static List<ImageWatermark> ReadWatermarks(StrictObject json) => json.Objects("attachedWatermarks").ConvertAll(mark =>
    {
        var watermark = new ImageWatermark(
            WatermarkKey(mark, mark.Required("key")),
            mark.Required("sourceImageId"),
            mark.Required("sourceImageRegion"),
            mark.Time("sourceImageCreationTime") ?? AccountReader.Beginning,
            mark.Time("creationTime") ?? AccountReader.Beginning);
        mark.End();
        return watermark;
    });

    private static DeregistrationProtection ReadProtection(StrictObject json)
    {
        var name = json.OneOf("deregistrationProtection", DeregistrationProtection.Off.Name, [.. DeregistrationProtection.All.Select(protection => protection.Name)]);
        return json.Time("protectedUntil") is { } until ? DeregistrationProtection.OffSince(until) : DeregistrationProtection.All.First(protection => protection.Name == name);
    }

    private static string WatermarkKey(StrictObject json, string key) => key.Length > 13 && key[12] == ':' && key.AsSpan(0, 12).IndexOfAnyExceptInRange('0', '9') < 0
        ? key
        : throw json.At("watermarks", $"\"{key}\" is no watermark's key, which is accountId:watermarkName.");

    private static ImageDevice ReadDevice(StrictObject json, ReadingScope scope, string imageState, bool isPublic)
    {
        var name = json.Required("deviceName");
        if (json.Text("virtualName") is { } virtualName)
        {
            json.End();
            return new ImageDevice { DeviceName = name, VirtualName = virtualName };
        }

        // One that the file has beside the image is meant; else it is described here.
        var snapshotId = json.Text("snapshotId");
        var snapshot = snapshotId is null ? null
            : scope.SnapshotsBeside.Contains(snapshotId) ? scope.Region.Snapshots[snapshotId]
            : SnapshotReader.Read(json, scope, "snapshotId", imageState == ImageState.Pending ? SnapshotState.Pending : SnapshotState.Completed);
        if (isPublic && snapshot is { KeyArn: null } && !scope.SnapshotsBeside.Contains(snapshot.Id) && !json.Has("sharedWith"))
        {
            snapshot.CreateVolumePermissions.Add("all");
        }

        var size = json.Number("volumeSizeGiB") ?? snapshot?.SizeGiB ?? json.RequiredNumber("sizeGiB");
        var shape = json.Flag("completed", true)
            ? ShapeReader.Read(json, size)
            : new VolumeShape(size, json.Text("volumeType") ?? "gp3", json.Number("iops"), json.Number("throughput"));
        var device = new ImageDevice
        {
            DeviceName = name,
            SnapshotId = snapshot?.Id,
            SizeGiB = shape.SizeGiB,
            VolumeType = shape.VolumeType,
            Iops = shape.Iops,
            Throughput = shape.Throughput,
            Encrypted = json.Flag("encrypted", snapshot?.KeyArn is not null),
            DeleteOnTermination = json.Flag("deleteOnTermination", true),
        };
        json.End();
        return device;
    }
}
