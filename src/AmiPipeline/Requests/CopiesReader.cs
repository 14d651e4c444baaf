using AmiPipeline.Documents;

namespace AmiPipeline.Requests;

/// <summary>Reads <c>copies</c>.</summary>
internal static class CopiesReader
{
    /// <summary>More than there are Regions, and what one execution has room for.</summary>
    public const int MaxCopies = 100;

    public static RequestCopies? Read(FieldReader request)
    {
        if (request.Object("copies") is not { } fields)
        {
            return null;
        }

        if (fields.Misses("to"))
        {
            fields.Problem("to", "is missing; give a list of Regions: [{ \"region\": \"eu-west-1\" }]");
        }

        var copies = fields.Objects("to").Select(ReadCopy).ToList();
        fields.RefuseOthers();
        if (fields.Has("to") && copies.Count is 0 or > MaxCopies)
        {
            fields.Problem("to", $"has {copies.Count} entries; must have 1 to {MaxCopies}");
        }

        foreach (var (index, copy) in copies.Index())
        {
            if (copy.Region.Length > 0 && copies.Take(index).Any(earlier => earlier.Region == copy.Region))
            {
                fields.Problem("to", index, $"repeats {copy.Region}");
            }
        }

        return new RequestCopies { To = copies };
    }

    private static RequestCopy ReadCopy(FieldReader fields)
    {
        var copy = new RequestCopy
        {
            Region = fields.RequiredString("region", "a Region such as eu-west-1"),
            Name = fields.String("name"),
            KmsKeyId = KmsKeyIdReader.Read(fields),
            Volumes = [.. fields.Objects("volumes").Select(ReadVolume)],
            CompleteWithinMinutes = RequestReader.ReadCompletion(fields),
        };
        fields.RefuseOthers();
        if (copy.Region.Length > 0 && !AwsFormats.IsRegion(copy.Region))
        {
            fields.Problem("region", $"is \"{copy.Region}\"; must be a Region such as eu-west-1");
        }

        if (copy.Name is not null && NameTemplate.Fault(copy.Name) is { } fault)
        {
            fields.Problem("name", fault);
        }

        foreach (var (index, volume) in copy.Volumes.Index())
        {
            if (volume.DeviceName.Length > 0 && copy.Volumes.Take(index).Any(earlier => DeviceNames.Canonical(earlier.DeviceName) == DeviceNames.Canonical(volume.DeviceName)))
            {
                fields.Problem("volumes", index, $"is for {volume.DeviceName}, which another entry is for already");
            }
        }

        return copy;
    }

    private static RequestCopyVolume ReadVolume(FieldReader fields)
    {
        if (fields.Misses("kmsKeyId"))
        {
            fields.Problem("kmsKeyId", "is missing; give the key that the volume's snapshot is to come under in the Region");
        }

        var volume = new RequestCopyVolume
        {
            DeviceName = fields.RequiredString("deviceName", "a device name that the image has, such as /dev/sdf"),
            KmsKeyId = KmsKeyIdReader.Read(fields) ?? "",
        };
        fields.RefuseOthers();
        return volume;
    }
}
