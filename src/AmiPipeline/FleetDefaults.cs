namespace AmiPipeline;

/// <summary>What applies to a fleet if its input does not say.</summary>
public static class FleetDefaults
{
    /// <summary>How many requests run at once: twice the copies of snapshots that a quota admits, so that the next ones are ready when some end.</summary>
    public const int MaxConcurrency = 40;

    /// <summary>How many of a hundred images may fail: all of them.</summary>
    public const int ToleratedFailurePercentage = 100;
}
