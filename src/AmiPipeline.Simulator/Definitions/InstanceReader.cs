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
        var machine = ReadMachine(json, scope, imageId);
        var address = json.Text("privateAddress") ?? InstanceAddresses.FirstFree(subnet.CidrBlock, scope.Region.AddressesIn(subnet)) ?? throw json.At("subnetId", "this subnet is full.");
        var groups = json.Texts("securityGroupIds");

        ReadingScope.Add(json, scope.Region.Instances, new Instance
        {
            Id = id,
            OwnerId = scope.AccountId,
            ImageId = imageId,
            Traits = machine.Traits,
            Watermarks = machine.Watermarks,
            InstanceStores = machine.Stores,
            InstanceType = json.Text("instanceType") ?? "t3.small",
            Addresses = new InstanceAddresses(address, json.Flag("publicAddress", !json.Has("machine") && subnet.MapsPublicAddresses)),
            SubnetId = subnet.Id,
            Zone = subnet.Zone,
            VpcId = subnet.VpcId,
            SecurityGroupIds = groups.Count > 0 ? groups : [SecurityGroup.DefaultIdOf(subnet.VpcId)],
            ReservationId = json.Text("reservationId") ?? "r-" + id[2..],
            ClientToken = json.Text("clientToken"),
            Metadata = ReadMetadata(json),
            ShutdownBehavior = json.OneOf("shutdownBehavior", "stop", "stop", "terminate"),
            IsTerminationProtected = json.Flag("terminationProtected"),
            IsStopProtected = json.Flag("stopProtected"),
            ChecksSourceAndDestination = json.Flag("sourceDestCheck", true),
            EbsOptimized = json.Flag("ebsOptimized"),
            IsMonitored = json.Flag("monitored"),
            KeyName = json.Text("keyName"),
            UserData = json.Text("userData"),
            ProfileArn = json.Text("instanceProfileArn"),
            State = json.OneOf("state", InstanceState.Running,
                InstanceState.Pending, InstanceState.Running, InstanceState.ShuttingDown,
                InstanceState.Terminated, InstanceState.Stopping, InstanceState.Stopped),
            StateReasonCode = json.Text("stateReasonCode"),
            StateReasonMessage = json.Text("stateReason"),
            TransitionReason = json.Text("transitionReason") ?? "",
            HasBooted = json.Flag("booted", true),
            Boots = json.Number("boots") ?? 0,
            LaunchTime = json.Time("launchTime") ?? AccountReader.Beginning,
        });
        json.Objects("devices").ForEach(device => ReadDevice(device, scope, id, subnet.Zone));
        json.End();
    }

    // What a saved instance was when it was launched counts, whatever its image is now.
    private static (MachineTraits Traits, IReadOnlyList<ImageWatermark> Watermarks, IReadOnlyList<ImageDevice> Stores) ReadMachine(StrictObject json, ReadingScope scope, string imageId)
    {
        if (json.Object("machine") is { } machine)
        {
            var read = (
                TraitsReader.Read(machine, machine.Text("platformDetails") is "Windows"),
                ImageReader.ReadWatermarks(machine),
                machine.Objects("instanceStores").ConvertAll(ReadStore));
            machine.End();
            return read;
        }

        var image = scope.Region.Images.GetValueOrDefault(imageId) ?? throw json.At("imageId", "this is no image of the account in the Region.");
        return (image.Traits, image.Watermarks, [.. image.Devices.Where(device => device.VirtualName is not null)]);
    }

    private static ImageDevice ReadStore(StrictObject json)
    {
        var store = new ImageDevice { DeviceName = json.Required("deviceName"), VirtualName = json.Required("virtualName") };
        json.End();
        return store;
    }

    private static MetadataOptions ReadMetadata(StrictObject json)
    {
        if (json.Object("metadataOptions") is not { } options)
        {
            return new MetadataOptions();
        }

        var metadata = new MetadataOptions
        {
            HttpTokens = options.OneOf("httpTokens", "optional", "optional", "required"),
            HopLimit = options.Number("hopLimit") ?? 1,
            HttpEndpoint = options.OneOf("httpEndpoint", "enabled", "enabled", "disabled"),
            HttpProtocolIpv6 = options.OneOf("httpProtocolIpv6", "disabled", "enabled", "disabled"),
            InstanceMetadataTags = options.OneOf("instanceMetadataTags", "disabled", "enabled", "disabled"),
        };
        options.End();
        return metadata;
    }

    private static void ReadDevice(StrictObject json, ReadingScope scope, string instanceId, string zone)
    {
        var volume = VolumeReader.Read(json, scope, "volumeId", zone);
        volume.State = VolumeState.InUse;
        volume.Attachment = new Attachment
        {
            InstanceId = instanceId,
            DeviceName = json.Required("deviceName"),
            State = VolumeReader.ReadAttachmentState(json, "attachmentState"),
            AttachTime = AccountReader.Beginning,
            DeleteOnTermination = json.Flag("deleteOnTermination", true),
        };
        json.End();
    }
}
