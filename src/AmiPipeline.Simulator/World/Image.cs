namespace AmiPipeline.Simulator.World;

/// <summary>An AMI.</summary>
internal sealed class Image : Resource
{
    public required string Name { get; init; }

    public required MachineTraits Traits { get; init; }

    public required IReadOnlyList<ImageDevice> Devices { get; init; }

    public string Description { get; set; } = "";

    public string State { get; set; } = ImageState.Pending;

    public string? StateReasonCode { get; set; }

    public string? StateReasonMessage { get; set; }

    public DateTimeOffset CreationDate { get; init; }

    public string? SourceImageId { get; init; }

    public string? SourceImageRegion { get; init; }

    public string? SourceInstanceId { get; init; }

    /// <summary>Carried by CopyImage and CreateImage to what they make, and by nothing else.</summary>
    public IReadOnlyList<ImageWatermark> Watermarks { get; set; } = [];

    /// <summary>Until when the instance that <c>CreateImage</c> captures must be left alone.</summary>
    public DateTimeOffset CaptureEnds { get; init; }

    /// <summary>Account ids, ARNs of organizations and organizational units, and <c>all</c> for a public image.</summary>
    public SortedSet<string> LaunchPermissions { get; private set; } = new(StringComparer.Ordinal);

    public string? ImdsSupport { get; set; }

    /// <summary>When an instance was last launched of it; null for never.</summary>
    public DateTimeOffset? LastLaunch { get; set; }

    /// <summary>The time of the last launch as EC2 reports it, a day later (EC2 API Reference, DescribeImageAttribute).</summary>
    public DateTimeOffset? LastLaunchReportedAt(DateTimeOffset now) => LastLaunch <= now.AddDays(-1) ? LastLaunch : null;

    /// <summary>From when on it is deprecated; null for never.</summary>
    public DateTimeOffset? DeprecationTime { get; set; }

    public DeregistrationProtection Protection { get; set; } = DeregistrationProtection.Off;

    public bool IsPublic => LaunchPermissions.Contains(PermissionHolder.Everybody);

    /// <summary>As clients of old knew the place of an image.</summary>
    public string Location => $"{OwnerId}/{Name}";

    /// <summary>Until when lists and its name remember it once it is deregistered.</summary>
    public DateTimeOffset RememberedUntil { get; set; }

    /// <summary>Until when its id is known once it is deregistered, whether or not an instance refers to it.</summary>
    public DateTimeOffset IdKnownUntil { get; set; }

    public bool IsRegistered => State != ImageState.Deregistered;

    public bool IsRememberedAt(DateTimeOffset now) => IsRegistered || now < RememberedUntil;

    public IEnumerable<string> SnapshotIds => Devices.Select(device => device.SnapshotId).OfType<string>();

    public Image Copy()
    {
        var copy = Copied<Image>();
        copy.LaunchPermissions = new SortedSet<string>(LaunchPermissions, StringComparer.Ordinal);
        return copy;
    }
}

/// <summary>Whether an image may be deregistered, in EC2's words (EC2 User Guide, "Protect an AMI from deregistration").</summary>
internal sealed record DeregistrationProtection
{
    private static readonly TimeSpan Cooldown = TimeSpan.FromHours(24);

    private DeregistrationProtection(string name, DateTimeOffset protectedUntil) => (Name, ProtectedUntil) = (name, protectedUntil);

    public static DeregistrationProtection Off { get; } = new("disabled", DateTimeOffset.MinValue);

    public static DeregistrationProtection WithoutCooldown { get; } = new("enabled-without-cooldown", DateTimeOffset.MaxValue);

    public static DeregistrationProtection WithCooldown { get; } = new("enabled-with-cooldown", DateTimeOffset.MaxValue);

    public static IReadOnlyList<DeregistrationProtection> All { get; } = [Off, WithoutCooldown, WithCooldown];

    public string Name { get; }

    /// <summary>The image may be deregistered from then on.</summary>
    public DateTimeOffset ProtectedUntil { get; }

    /// <summary>Switched off, with what is left of its cooldown.</summary>
    public static DeregistrationProtection OffSince(DateTimeOffset protectedUntil) => new(Off.Name, protectedUntil);

    /// <summary>What is left of it when it is switched off: with a cooldown, a day of protection.</summary>
    public DeregistrationProtection SwitchedOff(DateTimeOffset now)
    {
        if (this == WithCooldown)
        {
            return OffSince(now + Cooldown);
        }

        return this == WithoutCooldown ? Off : this;
    }
}
