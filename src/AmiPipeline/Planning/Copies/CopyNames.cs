using AmiPipeline.Planning.Checks;
using AmiPipeline.Planning.Facts;

namespace AmiPipeline.Planning.Copies;

/// <summary>Whether a copy can have its name, and whether the copy that has it is the one.</summary>
internal static class CopyNames
{
    public static void Check(CopiedImageFacts image, CopyFacts destination, string field, List<Problem> problems)
    {
        var found = new List<Problem>();
        // A copy of an earlier image of the same request has the right digest, and may have other content. If no image is kept, there is none to compare with.
        if (destination.Committed is { } committed && committed.SourceId != image.Plan.ExistingImageId && image.Request.Copies!.KeepSource)
        {
            found.Add(new("/name", $"is \"{destination.Identity!.Name}\", which {committed.Image.ImageId} has, a copy of {committed.SourceId ?? "an image that its tags do not name"} "
                + $"rather than of {image.Plan.ExistingImageId ?? "the image that is to be made"}; deregister that copy, or choose another name"));
        }
        else
        {
            NameChecks.Check(destination.Identity!, destination.ImageWithSameName, destination.Committed?.Image.ImageId, image.Execution, found);
        }

        problems.AddRange(found.Select(problem => problem with { Field = field + problem.Field }));
    }
}
