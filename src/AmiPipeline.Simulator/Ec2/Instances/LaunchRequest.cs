using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Instances;

/// <summary>The parameters of RunInstances.</summary>
internal sealed record LaunchRequest
{
    // EC2 counts an account's virtual processors instead; this bounds what one call can bring about.
    private const int MostInstances = 1_000;
    private const int LongestUserData = 16 * 1024;

    public required string ImageId { get; init; }

    public required string InstanceType { get; init; }

    public required int MaxCount { get; init; }

    public required LaunchNetwork Network { get; init; }

    public required string? ClientToken { get; init; }

    /// <summary>The zone a client token is bound to when the call names a subnet or zone; else empty, for the whole Region.</summary>
    public required string TokenScope { get; init; }

    public required IReadOnlyList<BlockDeviceRequest> Devices { get; init; }

    public required TagSpecifications Tags { get; init; }

    public required string ShutdownBehavior { get; init; }

    public required bool IsTerminationProtected { get; init; }

    public required bool EbsOptimized { get; init; }

    public string? KeyName { get; init; }

    public string? UserData { get; init; }

    public string? ProfileArn { get; init; }

    public bool IsMonitored { get; init; }

    public string? HttpTokens { get; init; }

    public int? HopLimit { get; init; }

    public string? HttpEndpoint { get; init; }

    public string? InstanceMetadataTags { get; init; }

    public static LaunchRequest Read(Call call)
    {
        var parameters = call.Parameters;
        var network = LaunchNetwork.Read(call);
        var most = parameters.Number("MaxCount", 1) ?? throw Missing("MaxCount");
        var least = parameters.Number("MinCount", 1, most) ?? throw Missing("MinCount");
        if (most > MostInstances)
        {
            throw new ServiceErrorException(
                "InstanceLimitExceeded", $"You have requested more instances ({most}) than the limit of {MostInstances} allows in one call.");
        }

        var metadata = parameters.Within("MetadataOptions");
        var profile = parameters.Within("IamInstanceProfile");
        return new LaunchRequest
        {
            ImageId = parameters.Required("ImageId"),
            InstanceType = parameters.Text("InstanceType") ?? "m1.small",
            MaxCount = Math.Max(least, most),
            Network = network,
            ClientToken = parameters.Text("ClientToken"),
            TokenScope = network.NamesPlace ? network.Subnet.Zone : "",
            Devices = BlockDeviceRequest.ReadAll(parameters),
            Tags =
                // Network interfaces are not modelled; they come and go with their instance.
                TagSpecifications.Read(parameters, "instance", "volume", "network-interface"),
            ShutdownBehavior = parameters.OneOf("InstanceInitiatedShutdownBehavior", "stop", "terminate") ?? "stop",
            IsTerminationProtected = parameters.Flag("DisableApiTermination") ?? false,
            EbsOptimized = parameters.Flag("EbsOptimized") ?? false,
            KeyName = parameters.Text("KeyName") is { } keyName ? KeyPairLookup.ByName(call, keyName).Name : null,
            UserData = CheckUserData(parameters.Text("UserData")),
            ProfileArn = profile.Text("Arn") ?? (profile.Text("Name") is { } name ? call.Caller.Partition.Global("iam", call.AccountId, $"instance-profile/{name}") : null),
            IsMonitored = parameters.Within("Monitoring").Flag("Enabled") ?? false,
            HttpTokens = metadata.OneOf("HttpTokens", "optional", "required"),
            HopLimit = metadata.Number("HttpPutResponseHopLimit", 1, 64),
            HttpEndpoint = metadata.OneOf("HttpEndpoint", "enabled", "disabled"),
            InstanceMetadataTags = metadata.OneOf("InstanceMetadataTags", "enabled", "disabled"),
        };
    }

    public Instance Instance(Call call, Image image, string reservationId)
    {
        var isV2 = image.ImdsSupport == "v2.0";
        return new Instance
        {
            Id = call.Simulation.Ids.Next("i-"),
            OwnerId = call.AccountId,
            ImageId = image.Id,
            Traits = image.Traits with { ImdsSupport = image.ImdsSupport, UefiData = image.Traits.UefiData ?? Firmware.NewVariables(InstanceType, image) },
            Watermarks = image.Watermarks,
            InstanceStores = LaunchMapping.InstanceStores(image, Devices),
            InstanceType = InstanceType,
            SubnetId = Network.Subnet.Id,
            Zone = Network.Subnet.Zone,
            VpcId = Network.Subnet.VpcId,
            SecurityGroupIds = Network.SecurityGroupIds,
            KeyName = KeyName,
            UserData = UserData,
            ProfileArn = ProfileArn,
            IsMonitored = IsMonitored,
            ReservationId = reservationId,
            ClientToken = ClientToken,
            ShutdownBehavior = ShutdownBehavior,
            IsTerminationProtected = IsTerminationProtected,
            EbsOptimized = EbsOptimized,
            LaunchTime = call.Now,
            Metadata = new MetadataOptions
            {
                HttpTokens = HttpTokens ?? (isV2 ? "required" : "optional"),
                HopLimit = HopLimit ?? (isV2 ? 2 : 1),
                HttpEndpoint = HttpEndpoint ?? "enabled",
                InstanceMetadataTags = InstanceMetadataTags ?? "disabled",
            },
        };
    }

    /// <summary>User data is base64 of at most 16 KiB.</summary>
    public static string? CheckUserData(string? userData)
    {
        if (userData is null)
        {
            return null;
        }

        var decoded = new byte[userData.Length];
        return Convert.TryFromBase64String(userData, decoded, out var length) && length <= LongestUserData
            ? userData
            : throw new ServiceErrorException("InvalidParameterValue", $"User data must be base64 of at most {LongestUserData} bytes.");
    }

    private static ServiceErrorException Missing(string name) =>
        new("MissingParameter", $"The request must contain the parameter {name}");
}
