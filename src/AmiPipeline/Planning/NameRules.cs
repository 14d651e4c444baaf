using AmiPipeline.Errors;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning;

/// <summary>Whether the new image can have its name.</summary>
internal static class NameRules
{
    public static void Check(PlanFacts facts, List<RequestProblem> problems)
    {
        if (NameTemplate.LengthFault(facts.Identity.Name) is { } fault)
        {
            problems.Add(new("/name", fault));
        }

        if (facts.NameHolder is not { } holder || IsOwnResult(holder, facts))
        {
            return;
        }

        problems.Add(new("/name", holder.RequestDigest == facts.Identity.Digest
            ? $"is \"{facts.Identity.Name}\", under which {holder.ExecutionId} is making {holder.ImageId} for the same request; wait for it"
            : $"is \"{facts.Identity.Name}\", which {holder.ImageId} has already; choose another name or deregister that image"));
    }

    private static bool IsOwnResult(NameHolder holder, PlanFacts facts) =>
        holder.RequestDigest == facts.Identity.Digest && (holder.ImageId == facts.CommittedImageId || holder.ExecutionId == facts.Execution.Id);
}
