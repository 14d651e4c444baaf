namespace AmiPipeline.Simulator.Definitions;

/// <summary>Reads an instance; its devices describe their volumes in place. A transitional state stays as it is.</summary>
internal static class InstanceReader
{
    public static void Read(StrictObject json, ReadingScope scope)
    {
        var id = ReadingScope.Id(json, "id", "i-");
        var subnet = scope.Region.Subnets.GetValueOrDefault(json.Required("subnetId"))
            ?? throw json.At("subnetId", "this is no subnet of the account in the Region.");
        var imageId = ReadingScope.Id(json, "imageId", "ami-");
        var image = scope.Region.Images.GetValueOrDefault(imageId)
            ?? throw json.At("imageId", "this is no image of the account in the Region.");

        ReadingScope.Add(json, scope.Region.Instances, new Instance
        {
            Id = id,
            OwnerId = scope.AccountId,
            ImageId = imageId,
            Traits = image.Traits,
            Watermarks = image.Watermarks,
            InstanceStores = [.. image.Devices.Where(device => device.VirtualName is not null)],
            InstanceType = json.Text("instanceType") ?? "t3.small",
            SubnetId = subnet.Id,
            Zone = subnet.Zone,
            VpcId = subnet.VpcId,
            ReservationId = "r-" + id[2..],
            State = json.OneOf("state", InstanceState.Running,
                InstanceState.Pending, InstanceState.Running, InstanceState.ShuttingDown,
                InstanceState.Terminated, InstanceState.Stopping, InstanceState.Stopped),
            LaunchTime = AccountReader.Beginning,
        });
        json.Objects("devices").ForEach(device => ReadDevice(device, scope, id, subnet.Zone));
        json.End();
    }

    private static void ReadDevice(StrictObject json, ReadingScope scope, string instanceId, string zone)
    {
        var volume = VolumeReader.Read(json, scope, "volumeId", zone);
        volume.State = VolumeState.InUse;
        volume.Attachment = new Attachment
        {
            InstanceId = instanceId,
            DeviceName = json.Required("deviceName"),
            State = VolumeState.Attached,
            AttachTime = AccountReader.Beginning,
            DeleteOnTermination = json.Flag("deleteOnTermination", true),
        };
        json.End();
    }
}
