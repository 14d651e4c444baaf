using AmiPipeline.Simulator.Ec2.Encryption;
using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Volumes;

/// <summary>CreateVolume: empty or from a snapshot; a key that cannot be used shows late: the volume vanishes.</summary>
internal sealed class CreateVolumeAction : IEc2Action
{
    public string Name => "CreateVolume";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var parameters = call.Parameters;
        var zone = Zones.Read(call, parameters);
        var size = parameters.Number("Size", 1);
        var snapshotId = parameters.Text("SnapshotId");
        var type = parameters.Text("VolumeType");
        var iops = parameters.Number("Iops");
        var throughput = parameters.Number("Throughput");
        var encrypted = parameters.Flag("Encrypted");
        var key = parameters.Text("KmsKeyId");
        var token = parameters.Text("ClientToken");
        var tags = TagSpecifications.Read(parameters, "volume");

        if (ClientTokens.Earlier(call, token) is { } earlier)
        {
            call.Ready();
            VolumeXml.WriteCreated(answer, call.Region, VolumeLookup.Owned(call, earlier[0]));
            return;
        }

        var source = snapshotId is null ? null : SnapshotLookup.Completed(call, snapshotId);
        var shape = VolumeShape.Complete(SizeOf(size, source), type, iops, throughput);
        VolumeQuotas.Check(call, shape);
        var targetKey = EncryptionRules.KeyForVolume(new EncryptionRequest
        {
            SourceSnapshotId = source?.Id,
            SourceKey = source?.KeyArn,
            IsOwn = source is null || source.OwnerId == call.AccountId,
            Encrypted = encrypted,
            Key = key,
            EncryptionByDefault = call.Settings.EncryptionByDefault,
            DefaultKey = call.Settings.DefaultKey,
        });
        call.Ready();

        var volume = VolumeFactory.Create(call, new VolumePlan
        {
            Shape = shape,
            Zone = zone,
            Source = source,
            Key = targetKey,
            KeyAsSupplied = key,
            Tags = tags["volume"],
        });
        ClientTokens.Remember(call, token, [volume.Id]);
        VolumeXml.WriteCreated(answer, call.Region, volume);
    }

    private static int SizeOf(int? size, Snapshot? source)
    {
        if (source is null)
        {
            return size ?? throw new ServiceErrorException("MissingParameter", "The request must contain the parameter size/snapshot");
        }

        return size is null || size >= source.SizeGiB ? size ?? source.SizeGiB : throw new ServiceErrorException(
            "InvalidParameterValue", $"The size of a volume created from a snapshot must be at least the snapshot's, {source.SizeGiB} GiB.");
    }
}
