namespace AmiPipeline.Simulator.World;

/// <summary>The attachment of a volume to an instance under a device name.</summary>
internal sealed class Attachment
{
    public required string InstanceId { get; init; }

    public required string DeviceName { get; init; }

    public string State { get; set; } = VolumeState.Attaching;

    public DateTimeOffset AttachTime { get; init; }

    public bool DeleteOnTermination { get; set; }

    public Attachment Copy() => (Attachment)MemberwiseClone();
}
