using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Checks;

/// <summary>Whether the new image can have its name.</summary>
internal static class NameChecks
{
    public static void Check(PlanFacts facts, List<Problem> problems) =>
        Check(facts.Identity, facts.ImageWithSameName, facts.Committed?.Image.ImageId, facts.Execution, problems);

    /// <summary>The same for any image.</summary>
    /// <param name="identity">Its name and digest.</param>
    /// <param name="holder">The image that has the name.</param>
    /// <param name="committedImageId">The image that was committed for the same.</param>
    /// <param name="execution">The execution that plans.</param>
    /// <param name="problems">Takes the problems.</param>
    public static void Check(RequestIdentity identity, ImageWithSameName? holder, string? committedImageId, ExecutionIdentity execution, List<Problem> problems)
    {
        if (NameTemplate.LengthFault(identity.Name) is { } fault)
        {
            problems.Add(new("/name", fault));
        }

        // Its own result is no obstacle.
        if (holder is not null && !(holder.RequestDigest == identity.Digest && (holder.ImageId == committedImageId || holder.ExecutionId == execution.Id)))
        {
            problems.Add(new("/name", $"is \"{identity.Name}\", {Describe(holder, identity.Digest)}"));
        }
    }

    // By what it is, so that the way on is the right one: an image that the same request has made can be had back.
    private static string Describe(ImageWithSameName holder, string digest)
    {
        const string Otherwise = "choose another name or deregister that image";
        if (holder.RequestDigest is null)
        {
            return $"which {holder.ImageId} has already{(holder.ImageState == "available" ? "" : $", which is {holder.ImageState}")}. It has no tag {PipelineTags.Request}: no execution has made it, or its tags were removed; {Otherwise}";
        }

        if (holder.RequestDigest != digest)
        {
            return $"which {holder.ImageId} has already{(holder.ImageState == "available" ? "" : $", which is {holder.ImageState}")}, made for another request; {Otherwise}";
        }

        return (holder.State, holder.ImageState) switch
        {
            (PipelineTags.Committed, "disabled") => $"which {holder.ImageId} has. It was committed for the same request, but is disabled; enable it (EnableImage) to have it back, {Otherwise}",
            (PipelineTags.Committed, var state) => $"which {holder.ImageId} has. It was committed for the same request, but is {state}; {Otherwise}",
            (PipelineTags.Building, _) => $"under which {holder.ExecutionId} is making {holder.ImageId} for the same request; wait for it",
            var (state, _) => $"which {holder.ImageId} has. It was made for the same request, but its tag {PipelineTags.State} is {state ?? "missing"} and not {PipelineTags.Committed}, so that nobody knows whether it is right; {Otherwise}",
        };
    }
}
