using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Images;

/// <summary>Whether an image may be copied, and the snapshots that copying it reads.</summary>
internal static class CopySource
{
    public static List<Snapshot> Snapshots(Call call, Image source, Region sourceRegion)
    {
        if (source.State != ImageState.Available)
        {
            throw ImageErrors.CannotBeUsed(source);
        }

        if (source.OwnerId != call.AccountId && source.Traits.ProductCodes.Count > 0)
        {
            throw new ServiceErrorException("InvalidRequest", "Images from AWS Marketplace cannot be copied to another AWS account.");
        }

        if (source.Devices.FirstOrDefault(device => device.DeviceName == source.Traits.RootDeviceName)?.SnapshotId is null)
        {
            throw BlockDeviceRequest.Invalid($"The root device {source.Traits.RootDeviceName} of {source.Id} has no snapshot.");
        }

        return source.SnapshotIds.Select(id => sourceRegion.Snapshots.GetValueOrDefault(id)).Select(Readable).ToList();

        Snapshot Readable(Snapshot? snapshot) => snapshot is not null && snapshot.IsReadableBy(call.AccountId, sourceRegion)
            ? SnapshotLookup.Usable(snapshot)
            : throw new ServiceErrorException("InvalidRequest", "You do not have permission to access the storage of this ami");
    }
}
