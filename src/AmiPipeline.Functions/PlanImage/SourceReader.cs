using Amazon.EC2;
using Amazon.EC2.Model;
using AmiPipeline.Errors;
using AmiPipeline.Functions.Images;
using AmiPipeline.Functions.Volumes;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Plans;
using AmiPipeline.Requests;

namespace AmiPipeline.Functions.PlanImage;

/// <summary>Reads the source image with its snapshots; a source instance is <see cref="InstanceSourceReader"/>'s.</summary>
internal sealed class SourceReader(IAmazonEC2 ec2)
{
    public Task<SourceFacts> ReadAsync(RequestSource source, AwsLocation location) => source.ImageId is { } imageId
        ? ReadImageAsync(imageId, source, location)
        : new InstanceSourceReader(ec2).ReadAsync(source.InstanceId!, location);

    private async Task<SourceFacts> ReadImageAsync(string imageId, RequestSource source, AwsLocation location)
    {
        var response = await ec2.DescribeImagesAsync(new DescribeImagesRequest { Filters = [new Filter("image-id", [imageId])], IncludeDisabled = true });
        if (response.Images?.FirstOrDefault() is not { } image)
        {
            throw SharedAccess.IsExpected(source, location)
                ? SharedAccess.NotYet(imageId, source)
                : new RequestRefusedException([new("/source/imageId", $"is {imageId}, which does not exist in {location.Region} or is not shared with account {location.AccountId}")]);
        }

        var mappings = image.BlockDeviceMappings ?? [];
        var snapshots = await new SnapshotReader(ec2).ReadAsync(ImageShapes.SnapshotIds(mappings));
        var uefiData = await ImageShapes.UefiDataAsync(ec2, imageId, image.BootMode?.Value);

        return new SourceFacts
        {
            Kind = SourceKind.Image,
            Id = image.ImageId,
            Name = image.Name ?? "",
            State = image.State.Value,
            StateReason = image.StateReason?.Message,
            OwnerId = image.OwnerId,
            OwnerAlias = image.ImageOwnerAlias,
            RootDeviceType = image.RootDeviceType?.Value ?? "ebs",
            ProductCodes = [.. (image.ProductCodes ?? []).Select(code => $"{code.ProductCodeType}:{code.ProductCodeId}")],
            Attributes = ImageShapes.Attributes(image, uefiData),
            Devices = DeviceOrder.RootFirst(mappings.Where(mapping => mapping.Ebs is not null).Select(mapping => Device(mapping, snapshots)), image.RootDeviceName),
            Ephemerals = ImageShapes.Ephemerals(mappings),
        };
    }

    private static SourceDevice Device(BlockDeviceMapping mapping, Dictionary<string, Snapshot> snapshots)
    {
        var ebs = mapping.Ebs;
        var snapshot = ebs.SnapshotId is null ? null : snapshots.GetValueOrDefault(ebs.SnapshotId);
        return new SourceDevice
        {
            DeviceName = mapping.DeviceName,
            SnapshotId = ebs.SnapshotId,
            HasContent = ebs.SnapshotId is not null,
            Readable = ebs.SnapshotId is null || snapshot is not null,
            OwnerId = snapshot?.OwnerId,
            Encrypted = snapshot?.Encrypted ?? ebs.Encrypted ?? false,
            KmsKeyArn = snapshot?.KmsKeyId,
            Volume = EbsMapping.FromBlockDevice(ebs, snapshot),
        };
    }
}
