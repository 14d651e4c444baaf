namespace AmiPipeline.Simulator.Definitions;

/// <summary>Reads an image; its devices describe their snapshots in place.</summary>
internal static class ImageReader
{
    public static void Read(StrictObject json, ReadingScope scope)
    {
        var state = json.OneOf("state", ImageState.Available,
            ImageState.Pending, ImageState.Available, ImageState.Failed, ImageState.Disabled);
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
            StateReasonCode = state == ImageState.Failed ? "Client.InternalError" : null,
            StateReasonMessage = json.Text("stateReason"),
            Traits = TraitsReader.Read(json, isWindows),
            ImdsSupport = json.Text("imdsSupport"),
            Devices = json.Objects("devices").ConvertAll(device => ReadDevice(device, scope, state, hasPublicSnapshots)),
            CreationDate = AccountReader.Beginning,
            Watermarks = json.Texts("watermarks").ConvertAll(key => new ImageWatermark(
                WatermarkKey(json, key), ReadingScope.Id(json, "id", "ami-"), scope.Region.Name, AccountReader.Beginning, AccountReader.Beginning)),
        };
        var root = image.Devices.FirstOrDefault(device => device.DeviceName == image.Traits.RootDeviceName)?.SnapshotId;
        if (root is not null)
        {
            scope.Region.Snapshots[root].ProductCodes = image.Traits.ProductCodes;
        }

        image.LaunchPermissions.UnionWith(launchPermissions);
        ReadingScope.Add(json, scope.Region.Images, image);
        json.End();
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

        var snapshot = json.Text("snapshotId") is null ? null : SnapshotReader.Read(
            json, scope, "snapshotId", imageState == ImageState.Pending ? SnapshotState.Pending : SnapshotState.Completed);
        if (isPublic && snapshot is { KeyArn: null } && !json.Has("sharedWith"))
        {
            snapshot.CreateVolumePermissions.Add("all");
        }

        var shape = VolumeShape.Complete(
            json.Number("volumeSizeGiB") ?? snapshot?.SizeGiB ?? json.RequiredNumber("sizeGiB"),
            json.Text("volumeType") ?? "gp3",
            json.Number("iops"),
            json.Number("throughput"));
        var device = new ImageDevice
        {
            DeviceName = name,
            SnapshotId = snapshot?.Id,
            SizeGiB = shape.SizeGiB,
            VolumeType = shape.VolumeType,
            Iops = shape.Iops,
            Throughput = shape.Throughput,
            Encrypted = snapshot?.KeyArn is not null,
            DeleteOnTermination = json.Flag("deleteOnTermination", true),
        };
        json.End();
        return device;
    }
}
