using AmiPipeline.Simulator.Keys;
using AmiPipeline.Simulator.Snapshots;
using AmiPipeline.Simulator.Tags;

namespace AmiPipeline.Simulator.Images;

/// <summary>CopyImage: one key at most, for every snapshot; a key that cannot be used shows late, as <c>failed</c>.</summary>
internal sealed class CopyImageAction : IEc2Action
{
    public string Name => "CopyImage";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var parameters = call.Parameters;
        var sourceRegion = SourceRegion.Read(call);
        var sourceId = parameters.Required("SourceImageId");
        var name = ImageName.Read(call);
        var description = Description(parameters);
        var encrypted = parameters.Flag("Encrypted");
        var key = parameters.Text("KmsKeyId");
        var copyTags = parameters.Flag("CopyImageTags") ?? false;
        var token = parameters.Text("ClientToken");
        var tags = TagSpecifications.Read(parameters, "image", "snapshot");

        if (ClientTokens.Earlier(call, token) is { } earlier)
        {
            call.Ready();
            answer.Element("imageId", earlier[0]);
            return;
        }

        var source = ImageLookup.Visible(call, sourceRegion, sourceId);
        var snapshots = CopySource.Snapshots(call, source, sourceRegion);
        var wishes = snapshots.ToDictionary(snapshot => snapshot.Id, snapshot => WishFor(call, snapshot, sourceRegion, encrypted, key));
        if (call.Simulation.Options.CopiesNeedUniqueNames)
        {
            ImageName.CheckFree(call, name);
        }

        call.Ready();

        var id = call.Simulation.Ids.Next("ami-");
        var copies = new List<Snapshot>();
        var devices = source.Devices.Select(device => CopyDevice(device)).ToList();
        var image = new Image
        {
            Id = id,
            OwnerId = call.AccountId,
            Name = name,
            Description = description,
            Traits = source.Traits,
            ImdsSupport = source.ImdsSupport,
            Devices = devices,
            CreationDate = call.Now,
            SourceImageId = source.Id,
            SourceImageRegion = sourceRegion.Name,
        };
        var carried = copyTags && source.OwnerId == call.AccountId ? source.Tags.Where(tag => !tag.Key.StartsWith("aws:", StringComparison.Ordinal)) : [];
        image.SetTags(carried);
        ImageFactory.Start(call, image, tags["image"], copies);
        ClientTokens.Remember(call, token, [id]);
        answer.Element("imageId", id);

        ImageDevice CopyDevice(ImageDevice device)
        {
            if (device.SnapshotId is not { } snapshotId)
            {
                return device;
            }

            var original = sourceRegion.Snapshots[snapshotId];
            var plan = SnapshotCopy.Plan(call, original, sourceRegion, wishes[snapshotId]) with
            {
                Description = $"Copied for DestinationAmi {id} from SourceAmi {source.Id} for SourceSnapshot {snapshotId}. " +
                    $"Task created on {call.Now.ToUnixTimeMilliseconds():N0}.",
                Tags = tags["snapshot"],
                DeviceName = device.DeviceName,
            };
            var copy = SnapshotFactory.Start(call, plan);
            copies.Add(copy);
            return device with { SnapshotId = copy.Id, Encrypted = copy.KeyArn is not null };
        }
    }

    private static string Description(ActionParameters parameters)
    {
        var description = parameters.Text("Description") ?? "";
        return description.Length <= 255
            ? description
            : throw new Ec2ErrorException("InvalidParameterValue", "Character sets beyond 255 characters are not supported for description.");
    }

    private static string? WishFor(Call call, Snapshot snapshot, Region sourceRegion, bool? encrypted, string? key) =>
        EncryptionRules.OfImageCopy(new EncryptionRequest
        {
            SourceSnapshotId = snapshot.Id,
            SourceKey = snapshot.KeyArn,
            IsOwn = snapshot.OwnerId == call.AccountId,
            IsSameRegion = sourceRegion == call.Region,
            Encrypted = encrypted,
            Key = key,
            EncryptionByDefault = call.Settings.EncryptionByDefault,
            DefaultKey = call.Settings.DefaultKey,
            CopyWithoutKey = call.Simulation.Options.EncryptedCopyWithoutKey,
        });
}
