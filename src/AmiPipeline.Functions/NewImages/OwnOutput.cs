using AmiPipeline.Triggers;

namespace AmiPipeline.Functions.NewImages;

/// <summary>Recognizes images that a pipeline made, or is making: otherwise each result would be the next source.</summary>
internal static class OwnOutput
{
    /// <summary>Whether a pipeline made the image, or is making it.</summary>
    /// <remarks>
    /// Image and snapshots get their tags in the calls that make them. The snapshots are a second witness: for an image whose own tags do not show
    /// yet, since EC2 is eventually consistent, and for one that somebody registered over snapshots of ours.
    /// </remarks>
    public static async Task<bool> IsAsync(Ec2Reader ec2, CandidateImage image)
    {
        if (PipelineTags.AreOfPipeline(image.Tags.Keys))
        {
            return true;
        }

        var snapshots = await ec2.SnapshotsAsync(image.SnapshotIds);
        return snapshots.Values.Any(snapshot => PipelineTags.AreOfPipeline(snapshot.Tags.Select(tag => tag.Key)));
    }
}
