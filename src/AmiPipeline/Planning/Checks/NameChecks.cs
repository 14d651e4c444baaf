using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Checks;

/// <summary>Whether the new image can have its name.</summary>
internal static class NameChecks
{
    public static void Check(PlanFacts facts, List<Problem> problems)
    {
        if (NameTemplate.LengthFault(facts.Identity.Name) is { } fault)
        {
            problems.Add(new("/name", fault));
        }

        if (facts.ImageWithSameName is not { } holder || IsOwnResult(holder, facts))
        {
            return;
        }

        problems.Add(new("/name", $"is \"{facts.Identity.Name}\", {Describe(holder, facts.Identity.Digest)}"));
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

    private static bool IsOwnResult(ImageWithSameName holder, PlanFacts facts) =>
        holder.RequestDigest == facts.Identity.Digest && (holder.ImageId == facts.Committed?.Image.ImageId || holder.ExecutionId == facts.Execution.Id);
}
