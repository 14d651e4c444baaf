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

        problems.Add(new("/name", holder.RequestDigest == facts.Identity.Digest
            ? $"is \"{facts.Identity.Name}\", under which {holder.ExecutionId} is making {holder.ImageId} for the same request; wait for it"
            : $"is \"{facts.Identity.Name}\", which {holder.ImageId} has already; choose another name or deregister that image"));
    }

    private static bool IsOwnResult(ImageWithSameName holder, PlanFacts facts) =>
        holder.RequestDigest == facts.Identity.Digest && (holder.ImageId == facts.CommittedImageId || holder.ExecutionId == facts.Execution.Id);
}
