using AmiPipeline.Simulator.Ec2.Encryption;
using AmiPipeline.Simulator.Ec2.Lookups;
using AmiPipeline.Simulator.Ec2.Snapshots;

namespace AmiPipeline.Simulator.Ec2.Images;

/// <summary>CopyImage: one key at most, for every snapshot; a key that cannot be used shows late, as <c>failed</c>.</summary>
internal sealed class CopyImageAction : IEc2Action
{
    public string Name => "CopyImage";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var request = CopyImageRequest.Read(call);
        if (ClientTokens.Earlier(call, request.ClientToken) is { } earlier)
        {
            call.Ready();
            answer.Element("imageId", earlier[0]);
            return;
        }

        var source = ImageLookup.Visible(call, request.SourceRegion, request.SourceImageId);
        var keys = CopySource.Snapshots(call, source, request.SourceRegion)
            .DistinctBy(snapshot => snapshot.Id)
            .ToDictionary(snapshot => snapshot.Id, snapshot => request.KeyFor(call, snapshot), StringComparer.Ordinal);
        if (call.Simulation.Options.CopiesNeedUniqueNames)
        {
            ImageName.CheckFree(call, request.Name);
        }

        CheckQuotas(call, keys.Count);
        ImageQuotas.CheckRoom(call);
        SnapshotLimits.CheckRoom(call, keys.Count);
        call.Ready();

        var image = Copy(call, request, source, keys);
        ClientTokens.Remember(call, request.ClientToken, [image.Id]);
        answer.Element("imageId", image.Id);
    }

    private static void CheckQuotas(Call call, int snapshots)
    {
        var options = call.Simulation.Options;
        var underWay = call.Region.Images.Values.Count(image =>
            image.OwnerId == call.AccountId && image is { State: ImageState.Pending, SourceImageId: not null, SourceInstanceId: null });
        if (underWay >= options.ConcurrentImageCopies)
        {
            throw new ServiceErrorException(
                "ResourceLimitExceeded", $"Too many AMI copies in progress. The limit is {options.ConcurrentImageCopies} for this destination region.");
        }

        if (options.ImageCopiesCountAsSnapshotCopies)
        {
            SnapshotLimits.CheckCopies(call, snapshots);
        }
    }

    private static Image Copy(Call call, CopyImageRequest request, Image source, Dictionary<string, string?> keys)
    {
        var id = call.Simulation.Ids.Next("ami-");
        var snapshots = new List<Snapshot>();
        var image = new Image
        {
            Id = id,
            OwnerId = call.AccountId,
            Name = request.Name,
            Description = request.Description,
            Traits = source.Traits,
            ImdsSupport = source.ImdsSupport,
            Devices = [.. source.Devices.Select(device => CopyDevice(call, request, device, id, keys, snapshots))],
            CreationDate = call.Now,
            SourceImageId = source.Id,
            SourceImageRegion = request.SourceRegion.Name,
            Watermarks = source.Watermarks,
        };
        if (request.CopyImageTags && source.OwnerId == call.AccountId)
        {
            image.SetTags(source.Tags.Where(tag => !tag.Key.StartsWith("aws:", StringComparison.Ordinal)));
        }

        ImageFactory.Start(call, image, request.Tags["image"], snapshots);
        return image;
    }

    private static ImageDevice CopyDevice(
        Call call, CopyImageRequest request, ImageDevice device, string imageId, Dictionary<string, string?> keys, List<Snapshot> snapshots)
    {
        if (device.SnapshotId is not { } sourceId)
        {
            return device;
        }

        var source = request.SourceRegion.Snapshots[sourceId];
        var copy = SnapshotFactory.Start(call, SnapshotCopy.Plan(call, source, request.SourceRegion, keys[sourceId]) with
        {
            Description = $"Copied for DestinationAmi {imageId} from SourceAmi {request.SourceImageId} for SourceSnapshot {sourceId}. " +
                $"Task created on {call.Now.ToUnixTimeMilliseconds():N0}.",
            Tags = request.Tags["snapshot"],
            DeviceName = device.DeviceName,
            CompletionDurationMinutes = request.CompletionDurationMinutes,
        });
        snapshots.Add(copy);
        return device with { SnapshotId = copy.Id, Encrypted = copy.KeyArn is not null };
    }
}

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
