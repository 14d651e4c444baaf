using AmiPipeline.Documents;

namespace AmiPipeline.Configuration;

/// <summary>Reads <c>copyQueue</c>.</summary>
internal static class CopyQueueReader
{
    public static IntegerRange Slots { get; } = new(1, 1000);

    public static CopyQueueSettings? Read(FieldReader configuration)
    {
        if (configuration.Object("copyQueue") is not { } fields)
        {
            return null;
        }

        var settings = new CopyQueueSettings
        {
            Slots = fields.Integer("slots", Slots) ?? CopyQueueSettings.DefaultSlots,
            Destinations = [.. fields.Objects("destinations").Select(ReadDestination)],
        };
        fields.RefuseOthers();
        for (var index = 0; index < settings.Destinations.Count; index++)
        {
            var entry = settings.Destinations[index];
            if (settings.Destinations.Take(index).Any(other => other.Region == entry.Region && other.AccountId == entry.AccountId))
            {
                fields.Problem("destinations", index, "names a Region and account that an entry before it names; give each once");
            }
        }

        return settings;
    }

    private static CopyDestinationSlots ReadDestination(FieldReader entry)
    {
        var region = entry.RequiredString("region", "a Region such as eu-west-1");
        if (region.Length > 0 && !AwsFormats.IsRegion(region))
        {
            entry.Problem("region", $"is \"{region}\"; must be a Region such as eu-west-1");
        }

        var account = entry.String("accountId");
        if (account is not null && !AwsFormats.IsAccountId(account))
        {
            entry.Problem("accountId", $"is \"{account}\"; must be an account id of 12 digits");
        }

        if (entry.Misses("slots"))
        {
            entry.Problem("slots", $"is missing; give a whole number from {Slots}");
        }

        var slots = entry.Integer("slots", Slots) ?? CopyQueueSettings.DefaultSlots;
        entry.RefuseOthers();
        return new CopyDestinationSlots(region, account, slots);
    }
}
