namespace AmiPipeline.Simulator.World;

/// <summary>An EC2 instance.</summary>
internal sealed class Instance : Resource
{
    public required string ImageId { get; init; }

    public required MachineTraits Traits { get; set; }

    public required string InstanceType { get; set; }

    public required string SubnetId { get; init; }

    public required string Zone { get; init; }

    public required string VpcId { get; init; }

    public required InstanceAddresses Addresses { get; init; }

    /// <summary>Its public address, which it has while it runs; null for none.</summary>
    public string? PublicAddress => Addresses.HasPublic && State == InstanceState.Running ? InstanceAddresses.PublicOf(Id, Boots) : null;

    /// <summary>True until it is terminated: until then it has its place in a subnet.</summary>
    public bool HasPlace => State is not (InstanceState.ShuttingDown or InstanceState.Terminated);

    /// <summary>The instance store volumes that it was launched with. DescribeInstances lists none of them; an image of the instance has them anyway.</summary>
    public IReadOnlyList<ImageDevice> InstanceStores { get; init; } = [];

    /// <summary>The watermarks of the image that it was launched of.</summary>
    public IReadOnlyList<ImageWatermark> Watermarks { get; init; } = [];

    public string ReservationId { get; init; } = "";

    public string? ClientToken { get; init; }

    public MetadataOptions Metadata { get; init; } = new();

    public string ShutdownBehavior { get; set; } = "stop";

    public bool IsTerminationProtected { get; set; }

    public bool IsStopProtected { get; set; }

    /// <summary>Whether its network interface checks that traffic is its own; it has no effect here.</summary>
    public bool ChecksSourceAndDestination { get; set; } = true;

    public bool EbsOptimized { get; set; }

    public string? KeyName { get; init; }

    public IReadOnlyList<string> SecurityGroupIds { get; set; } = [];

    /// <summary>In base64, as it came; nothing runs it.</summary>
    public string? UserData { get; set; }

    /// <summary>The instance profile; profiles are not modelled, so any will do. A role needs iam:PassRole on the role of the same name.</summary>
    public string? ProfileArn { get; init; }

    public bool IsMonitored { get; init; }

    public DateTimeOffset LaunchTime { get; set; }

    public string State { get; set; } = InstanceState.Pending;

    /// <summary>Whether its status checks are <c>ok</c> while it runs; until then they are <c>initializing</c>.</summary>
    public bool HasBooted { get; set; }

    public string? StateReasonCode { get; set; }

    public string? StateReasonMessage { get; set; }

    public string TransitionReason { get; set; } = "";

    /// <summary>How often its operating system has started; the root volume's content changes each time.</summary>
    public int Boots { get; set; }

    /// <summary>Counts its changes of course, so that a planned transition knows that it no longer applies.</summary>
    public int Course { get; set; }

    public Instance Copy() => Copied<Instance>();
}

/// <summary>How an instance answers for its metadata (IMDS).</summary>
internal sealed record MetadataOptions
{
    public string HttpTokens { get; init; } = "optional";

    public int HopLimit { get; init; } = 1;

    public string HttpEndpoint { get; init; } = "enabled";

    public string HttpProtocolIpv6 { get; init; } = "disabled";

    public string InstanceMetadataTags { get; init; } = "disabled";
}
