using AmiPipeline.Documents;

namespace AmiPipeline.Requests;

/// <summary>Reads an entry of <c>copies.to</c>.</summary>
internal static class CopyEntryReader
{
    public static RequestCopy Read(FieldReader fields)
    {
        if (fields.Misses("region") && fields.Misses("regions"))
        {
            fields.Problem("region", "is missing; give a Region such as eu-west-1, or several as regions");
        }
        else if (fields.Has("region") && fields.Has("regions"))
        {
            fields.Problem("regions", "goes without region; give one of the two");
        }

        var copy = new RequestCopy
        {
            AccountId = fields.String("accountId"),
            Region = fields.String("region"),
            Regions = CopiesReader.ReadRegions(fields, "regions"),
            Name = fields.String("name"),
            KmsKeyId = KmsKeyIdReader.Read(fields),
            Volumes = [.. fields.Objects("volumes").Select(ReadVolume)],
            CompleteWithinMinutes = RequestReader.ReadCompletion(fields),
            Publish = PublishReader.Read(fields, mayBeEmpty: true),
        };
        fields.RefuseOthers();
        Check(copy, fields);
        return copy;
    }

    private static void Check(RequestCopy copy, FieldReader fields)
    {
        if (copy.AccountId is { } accountId && !AwsFormats.IsAccountId(accountId))
        {
            fields.Problem("accountId", $"is \"{accountId}\"; must be {AwsFormats.AccountIdForm}");
        }

        if (copy.Region is { } region && !AwsFormats.IsRegion(region))
        {
            fields.Problem("region", $"is \"{region}\"; must be a Region such as eu-west-1");
        }

        if (copy.Name is not null && NameTemplate.Fault(copy.Name) is { } fault)
        {
            fields.Problem("name", fault);
        }

        for (var index = 0; index < copy.Volumes.Count; index++)
        {
            var volume = copy.Volumes[index];
            if (volume.DeviceName.Length > 0 && copy.Volumes.Take(index).Any(earlier => DeviceNames.Canonical(earlier.DeviceName) == DeviceNames.Canonical(volume.DeviceName)))
            {
                fields.Problem("volumes", index, $"is for {volume.DeviceName}, which another entry is for already");
            }
        }
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
