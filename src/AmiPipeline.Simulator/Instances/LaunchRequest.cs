using AmiPipeline.Simulator.Images;
using AmiPipeline.Simulator.Network;
using AmiPipeline.Simulator.Tags;

namespace AmiPipeline.Simulator.Instances;

/// <summary>The parameters of RunInstances.</summary>
internal sealed record LaunchRequest
{
    public required string ImageId { get; init; }

    public required string InstanceType { get; init; }

    public required int MaxCount { get; init; }

    public required Subnet Subnet { get; init; }

    public required string? ClientToken { get; init; }

    /// <summary>The zone a client token is bound to when the call names a subnet or zone; else empty, for the whole Region.</summary>
    public required string TokenScope { get; init; }

    public required IReadOnlyList<BlockDeviceRequest> Devices { get; init; }

    public required TagSpecifications Tags { get; init; }

    public required string ShutdownBehavior { get; init; }

    public required bool IsTerminationProtected { get; init; }

    public required bool EbsOptimized { get; init; }

    public string? HttpTokens { get; init; }

    public int? HopLimit { get; init; }

    public string? HttpEndpoint { get; init; }

    public string? InstanceMetadataTags { get; init; }

    public static LaunchRequest Read(Call call)
    {
        var parameters = call.Parameters;
        var subnetId = parameters.Text("SubnetId");
        var zone = parameters.Within("Placement").Text("AvailabilityZone");
        var subnet = Subnets.Choose(call, subnetId, zone);
        var most = parameters.Number("MaxCount", 1) ?? throw Missing("MaxCount");
        var least = parameters.Number("MinCount", 1, most) ?? throw Missing("MinCount");
        var metadata = parameters.Within("MetadataOptions");
        return new LaunchRequest
        {
            ImageId = parameters.Required("ImageId"),
            InstanceType = parameters.Text("InstanceType") ?? "m1.small",
            MaxCount = Math.Max(least, most),
            Subnet = subnet,
            ClientToken = parameters.Text("ClientToken"),
            TokenScope = subnetId is null && zone is null ? "" : subnet.Zone,
            Devices = BlockDeviceRequest.ReadAll(parameters),
            Tags =
                // Network interfaces are not modelled; they come and go with their instance.
                TagSpecifications.Read(parameters, "instance", "volume", "network-interface"),
            ShutdownBehavior = parameters.OneOf("InstanceInitiatedShutdownBehavior", "stop", "terminate") ?? "stop",
            IsTerminationProtected = parameters.Flag("DisableApiTermination") ?? false,
            EbsOptimized = parameters.Flag("EbsOptimized") ?? false,
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
            Traits = image.Traits with { ImdsSupport = image.ImdsSupport },
            InstanceType = InstanceType,
            SubnetId = Subnet.Id,
            Zone = Subnet.Zone,
            VpcId = Subnet.VpcId,
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

    private static ServiceErrorException Missing(string name) =>
        new("MissingParameter", $"The request must contain the parameter {name}");
}
