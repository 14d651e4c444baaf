namespace AmiPipeline.Simulator.World;

/// <summary>The latest change of a volume's size, type or performance.</summary>
/// <param name="Original">What the volume was.</param>
/// <param name="Target">What it becomes.</param>
/// <param name="StartTime">When it was requested.</param>
internal sealed record VolumeModification(VolumeShape Original, VolumeShape Target, DateTimeOffset StartTime)
{
    public const string Modifying = "modifying";
    public const string Optimizing = "optimizing";
    public const string Completed = "completed";

    public string State { get; init; } = Modifying;

    /// <summary>When it was completed; null before.</summary>
    public DateTimeOffset? EndTime { get; init; }
}
