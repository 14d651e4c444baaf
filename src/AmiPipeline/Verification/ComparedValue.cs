using System.Globalization;

namespace AmiPipeline.Verification;

/// <summary>One value of an image: what the plan says, what EC2 shows, and whether that is right.</summary>
/// <param name="DeviceName">The device that it is a value of; null for the image's own.</param>
/// <param name="Name">The value's name; empty for the device itself.</param>
/// <param name="Planned">What the plan says; null if the source does not report it, so that nothing is compared.</param>
/// <param name="Found">What EC2 shows.</param>
/// <param name="IsRight">Whether the image may have it.</param>
public sealed record ComparedValue(string? DeviceName, string Name, string? Planned, string Found, bool IsRight)
{
    /// <summary>What the text of a value says that is not there, off or empty.</summary>
    public const string None = "none";

    /// <summary>What the name of a watermark's value begins with, before the watermark's key.</summary>
    public const string Watermark = "watermark ";

    /// <summary>The name of an instance store volume's only value.</summary>
    public const string VirtualName = "virtualName";

    // A UEFI variable store has up to 64 KiB, the cause of a failed execution up to 32,768 characters; a name has 128.
    private const int MaxShownLength = 128;

    /// <summary>The device and the value, or the image's value.</summary>
    public string What => DeviceName is null ? Name : Name.Length == 0 ? DeviceName : $"{DeviceName} {Name}";

    /// <summary>A value that must be the planned one.</summary>
    internal static ComparedValue Create<T>(string? deviceName, string name, T? planned, T? found) =>
        new(deviceName, name, Show(planned), Show(found), EqualityComparer<T>.Default.Equals(planned, found));

    /// <summary>The same, but right whatever it is if the plan does not know it.</summary>
    internal static ComparedValue IfKnown<T>(string? deviceName, string name, T? planned, T? found) =>
        planned is null ? new(deviceName, name, null, Show(found), IsRight: true) : Create(deviceName, name, planned, found);

    private static string Show<T>(T? value) => value switch
    {
        null or "" => None,
        bool flag => flag ? "yes" : "no",
        string { Length: > MaxShownLength } text => $"{text[..MaxShownLength]}… ({text.Length} characters)",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
