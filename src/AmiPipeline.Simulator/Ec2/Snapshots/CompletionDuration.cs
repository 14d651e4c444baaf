namespace AmiPipeline.Simulator.Ec2.Snapshots;

/// <summary>How long a time-based copy may take at most (EBS User Guide, "Time-based copies"): 15 minutes to 48 hours, in steps of 15 minutes.</summary>
internal static class CompletionDuration
{
    private const int Step = 15;
    private const int MaxMinutes = 2880;
    private const double MaxMiBPerSecond = 500;

    /// <summary>How long a time-based copy takes at most. One copy gets no more than 500 MiB/s; a snapshot is taken to be full.</summary>
    public static TimeSpan Needed(int minutes, int sizeGiB) =>
        TimeSpan.FromSeconds(Math.Max(minutes * 60, sizeGiB * 1024 / MaxMiBPerSecond));

    /// <summary>The minutes; null for a standard copy.</summary>
    public static int? Read(ActionParameters parameters, string name)
    {
        var minutes = parameters.Number(name, Step, MaxMinutes);
        return minutes % Step is null or 0 ? minutes : throw new ServiceErrorException(
            "InvalidParameterValue", $"Value ({minutes}) for parameter {name} is invalid. Expected: minutes in steps of {Step}.");
    }
}
