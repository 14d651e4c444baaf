using System.ComponentModel;

namespace AmiPipeline.Requests;

/// <summary>One volume of the wanted image, by device name.</summary>
public sealed record RequestVolume
{
    /// <summary>The device name, such as <c>/dev/xvda</c> or <c>/dev/sdf</c>.</summary>
    [Description("The device name, such as /dev/xvda or /dev/sdf.")]
    public required string DeviceName { get; init; }

    /// <summary>The key for this volume's snapshot: a key id, key ARN, alias, alias ARN, or <c>"default"</c>. Absent: the request's key, or the status as it is.</summary>
    [Description("The key for this volume's snapshot: a key id, key ARN, alias, alias ARN, or \"default\". Absent: the request's key, or the status as it is.")]
    public string? KmsKeyId { get; init; }

    /// <summary>The size in GiB: of an empty volume, or what an existing one grows to.</summary>
    [Description("The size in GiB: of an empty volume, or what an existing one grows to.")]
    public int? SizeGiB { get; init; }

    /// <summary>The snapshot that an added volume is made from.</summary>
    [Description("The snapshot that an added volume is made from.")]
    public string? SnapshotId { get; init; }

    /// <summary>The volume type. Default: the source's, or gp3 for an added volume.</summary>
    [Description("The volume type. Default: the source's, or gp3 for an added volume.")]
    public string? VolumeType { get; init; }

    /// <summary>Provisioned I/O operations per second; for gp3, io1 and io2.</summary>
    [Description("Provisioned I/O operations per second; for gp3, io1 and io2.")]
    public int? Iops { get; init; }

    /// <summary>Provisioned throughput in MiB/s; for gp3.</summary>
    [Description("Provisioned throughput in MiB/s; for gp3.")]
    public int? Throughput { get; init; }

    /// <summary>Whether the volume is deleted with an instance of the image. Default: the source's, or true for an added volume.</summary>
    [Description("Whether the volume is deleted with an instance of the image. Default: the source's, or true for an added volume.")]
    public bool? DeleteOnTermination { get; init; }
}
