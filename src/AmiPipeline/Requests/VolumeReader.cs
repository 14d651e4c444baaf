using AmiPipeline.Documents;

namespace AmiPipeline.Requests;

/// <summary>Reads the entries of <c>volumes</c>.</summary>
internal static class VolumeReader
{
    public static IReadOnlyList<RequestVolume> Read(FieldReader request, List<Problem> problems)
    {
        var volumes = new List<RequestVolume>();
        var pointer = request.PointerTo("volumes");
        foreach (var element in request.Array("volumes"))
        {
            var fields = new FieldReader(element, $"{pointer}/{volumes.Count}", problems);
            volumes.Add(ReadVolume(fields, problems));
            fields.RefuseOthers();
        }

        return volumes;
    }

    private static RequestVolume ReadVolume(FieldReader fields, List<Problem> problems)
    {
        var volume = new RequestVolume
        {
            DeviceName = fields.RequiredString("deviceName", "a device name such as /dev/sdf"),
            KmsKeyId = KmsKeyIdReader.Read(fields),
            SizeGiB = fields.Integer("sizeGiB", VolumeTypes.AnySizeGiB),
            SnapshotId = fields.Ec2Id("snapshotId", Ec2ResourceKind.Snapshot.Prefix()),
            VolumeType = fields.String("volumeType"),
            Iops = fields.Integer("iops", VolumeTypes.AnyIops),
            Throughput = fields.Integer("throughput", VolumeTypes.AnyThroughput),
            DeleteOnTermination = fields.Boolean("deleteOnTermination"),
        };

        if (volume.DeviceName.Length > 0 && !AwsFormats.IsDeviceName(volume.DeviceName))
        {
            fields.Problem("deviceName", $"is \"{volume.DeviceName}\"; must be a name EC2 knows: /dev/sd[a-z], /dev/sd[a-z][1-15], /dev/xvd[a-z] or /dev/xvd[a-z][a-z]");
        }

        foreach (var (field, fault) in VolumeTypes.Faults(volume))
        {
            // A field that is faulty by itself reads as absent: what would follow from that is no second fault.
            if (!problems.Exists(problem => problem.Field == fields.PointerTo(field)))
            {
                fields.Problem(field, fault);
            }
        }

        return volume;
    }
}
