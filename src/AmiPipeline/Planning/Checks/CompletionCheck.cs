using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Checks;

/// <summary>Whether time-based copies can be had: of copies only, and no faster than EBS copies.</summary>
internal static class CompletionCheck
{
    // For all time-based copies between two Regions at once; it can be raised (EBS User Guide, "Time-based copies").
    private const int CumulativeMiBPerSecond = 2000;

    public static void Check(ImageRequest request, ImageRoute last, List<Problem> problems)
    {
        if (request.CompleteWithinMinutes is { } minutes && last is not (ImageRoute.Copy or ImageRoute.Snapshots))
        {
            problems.Add(new("/completeWithinMinutes", $"is {minutes}, but {(last == ImageRoute.Instance ? "via: instance" : "the capture of an instance")} copies no snapshots, and CreateImage takes the time it takes; leave it out"));
        }
    }

    /// <summary>What to know of copies that may take longer anyway. How much data a snapshot holds is not known for sure: it is the volume's size at most.</summary>
    public static IEnumerable<string> Warnings(int? completeWithinMinutes, IReadOnlyList<DevicePlan> devices)
    {
        if (completeWithinMinutes is not { } minutes)
        {
            yield break;
        }

        var copies = devices.Where(device => device.Origin is DeviceOrigin.Source or DeviceOrigin.Snapshot).ToList();
        foreach (var device in copies.Where(device => DurationEstimate.MinMinutes(device.Expected.Volume.SizeGiB) > minutes))
        {
            yield return $"{device.DeviceName} may take {DurationEstimate.MinMinutes(device.Expected.Volume.SizeGiB)} minutes instead of {minutes}, if its snapshot is full: EBS copies {DurationEstimate.MaxMiBPerSecond} MiB/s at most";
        }

        var needed = copies.Sum(device => (long)device.Expected.Volume.SizeGiB) * 1024 / 60.0 / minutes;
        if (needed > CumulativeMiBPerSecond)
        {
            yield return $"the copies may take longer than {minutes} minutes, if their snapshots are full: together they need {needed:0} MiB/s, and the quota for all time-based copies is {CumulativeMiBPerSecond} MiB/s unless it was raised";
        }
    }
}
