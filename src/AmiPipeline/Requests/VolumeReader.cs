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
            // The source may use a name of any form; the names of added volumes are the planner's matter.
            DeviceName = fields.RequiredString("deviceName", "a device name such as /dev/sdf"),
            KmsKeyId = KmsKeyIdReader.Read(fields),
            SizeGiB = fields.Integer("sizeGiB", VolumeTypes.AnySizeGiB),
            SnapshotId = fields.Ec2Id("snapshotId", Ec2ResourceKind.Snapshot.Prefix()),
            VolumeType = fields.String("volumeType"),
            Iops = fields.Integer("iops", VolumeTypes.AnyIops),
            Throughput = fields.Integer("throughput", VolumeTypes.AnyThroughput),
            DeleteOnTermination = fields.Boolean("deleteOnTermination"),
        };

        foreach (var (field, fault) in VolumeTypes.Faults(volume))
        {
            // A field that is itself invalid reads as absent, so that no second fault follows from it.
            if (!problems.Exists(problem => problem.Field == fields.PointerTo(field)))
            {
                fields.Problem(field, fault);
            }
        }

        return volume;
    }
}
