namespace AmiPipeline.Simulator.World;

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
