namespace AmiPipeline.Configuration;

/// <summary>How many snapshot copies the executions of a pipeline have in progress at once: those beyond wait for one another, in the order in which they came.</summary>
public sealed record CopyQueueSettings
{
    /// <summary>EC2's quota of concurrent snapshot copies per destination Region (Amazon EBS endpoints and quotas).</summary>
    public const int DefaultSlots = 20;

    /// <summary>The partition key of the table with the queues, of type S: <c>ACCOUNT/REGION</c> of the copies.</summary>
    public const string TableKey = "Destination";

    /// <summary>How many for each account and Region that copies are made in. Default: <see cref="DefaultSlots"/>.</summary>
    public int Slots { get; init; } = DefaultSlots;

    /// <summary>Those accounts and Regions that have another number. Default: none.</summary>
    public IReadOnlyList<CopyDestinationSlots> Destinations { get; init; } = [];

    /// <summary>How many for an account and Region: of the entries that name it, one that names the account counts more.</summary>
    /// <param name="destination">Where the copies are made.</param>
    public int SlotsOf(AwsLocation destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var named = Destinations.Where(entry => entry.Region == destination.Region && (entry.AccountId is null || entry.AccountId == destination.AccountId));
        return named.OrderBy(entry => entry.AccountId is null).FirstOrDefault()?.Slots ?? Slots;
    }
}

/// <summary>How many snapshot copies a destination has in progress at once.</summary>
/// <param name="Region">The Region.</param>
/// <param name="AccountId">The account. Null: every one without an entry of its own.</param>
/// <param name="Slots">How many.</param>
public sealed record CopyDestinationSlots(string Region, string? AccountId, int Slots);
