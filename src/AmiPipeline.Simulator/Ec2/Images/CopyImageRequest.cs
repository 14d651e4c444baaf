using AmiPipeline.Simulator.Ec2.Encryption;
using AmiPipeline.Simulator.Ec2.Snapshots;

namespace AmiPipeline.Simulator.Ec2.Images;

/// <summary>The parameters of CopyImage.</summary>
internal sealed record CopyImageRequest
{

    public required Region SourceRegion { get; init; }

    public required string SourceImageId { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public required bool? Encrypted { get; init; }

    public required string? KmsKeyId { get; init; }

    public required bool CopyImageTags { get; init; }

    public required string? ClientToken { get; init; }

    public required TagSpecifications Tags { get; init; }

    public required int? CompletionDurationMinutes { get; init; }

    public static CopyImageRequest Read(Call call) => new()
    {
        SourceRegion = Ec2.SourceRegion.Read(call),
        SourceImageId = call.Parameters.Required("SourceImageId"),
        Name = ImageName.Read(call),
        Description = DescriptionText.Read(call.Parameters),
        Encrypted = call.Parameters.Flag("Encrypted"),
        KmsKeyId = call.Parameters.Text("KmsKeyId"),
        CopyImageTags = call.Parameters.Flag("CopyImageTags") ?? false,
        ClientToken = call.Parameters.Text("ClientToken"),
        Tags = TagSpecifications.Read(call.Parameters, "image", "snapshot"),
        CompletionDurationMinutes = CompletionDuration.Read(call.Parameters, "SnapshotCopyCompletionDurationMinutes"),
    };

    /// <summary>The key that the copy of a snapshot is to get; null for none.</summary>
    public string? KeyFor(Call call, Snapshot snapshot) => EncryptionRules.KeyForImageCopy(EncryptionRequest.ForCopy(call, snapshot, SourceRegion, Encrypted, KmsKeyId));
}
