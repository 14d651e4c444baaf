namespace AmiPipeline.Planning.Copies;

/// <summary>Whether an execution has room for all copies: its data is at most 256 KiB (Step Functions Developer Guide, "Service quotas").</summary>
internal static class ExecutionSize
{
    /// <summary>What a plan and a finished copy take, without their devices, and what a device takes in both: each more than what was measured.</summary>
    internal const int BytesOfACopy = 1_100;

    /// <inheritdoc cref="BytesOfACopy"/>
    internal const int BytesOfADevice = 560;

    // The rest is the image's own plan and result, which may have a UEFI variable store of some ten KiB.
    internal const int Room = 200 * 1024;

    /// <summary>Why there is no room, or null.</summary>
    public static string? Fault(IReadOnlyList<CopyPlan> copies)
    {
        var bytes = copies.Sum(copy => BytesOfACopy + (copy.Devices.Count * BytesOfADevice));
        return bytes <= Room ? null
            : $"asks for {copies.Count} copies of {copies[0].Devices.Count} volumes, and one execution has room for {Room / (BytesOfACopy + (copies[0].Devices.Count * BytesOfADevice))}; "
                + "give the others in a second request, which takes this image as it is";
    }
}
