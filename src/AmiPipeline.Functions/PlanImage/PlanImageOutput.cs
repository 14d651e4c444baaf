using AmiPipeline.Functions.CleanUp;

namespace AmiPipeline.Functions.PlanImage;

/// <summary>The plan, and the execution's data as the following states find them.</summary>
public sealed record PlanImageOutput
{
    /// <summary>The plan.</summary>
    public required ImagePlan Plan { get; init; }

    /// <summary>The way to take now: the plan's route and, once there is an intermediate image, its second.</summary>
    public required ImageRoute Route { get; init; }

    /// <summary>The image to start from; its id is empty until a source instance is captured.</summary>
    public required SourceImage Source { get; init; }

    /// <summary>The committed image of the same request; null if there is none.</summary>
    public ImageInProgress? Image { get; init; }

    /// <summary>Stands for the image if none is made; null if one is.</summary>
    public ImageNotMade? Result { get; init; }

    /// <summary>No volumes yet.</summary>
    public required VolumesInProgress Volumes { get; init; }

    /// <summary>No snapshots yet.</summary>
    public required SnapshotsInProgress Snapshots { get; init; }

    /// <summary>No clean-up yet.</summary>
    public CleanUpProgress CleanUp { get; init; } = new();
}
