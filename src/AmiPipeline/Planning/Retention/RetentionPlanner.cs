using AmiPipeline.Configuration;
using AmiPipeline.Planning.Checks;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Retention;

/// <summary>Plans that older images make room, before anything is made. Pure.</summary>
public static class RetentionPlanner
{
    /// <summary>The plan with that: all that is made is of the family from its first moment.</summary>
    /// <param name="request">The request.</param>
    /// <param name="plan">The plan, with its copies.</param>
    /// <param name="guardrails">What the deployment allows; null if nothing is out of bounds.</param>
    /// <exception cref="RequestRefusedException">The deployment does not allow it.</exception>
    public static ImagePlan Plan(ImageRequest request, ImagePlan plan, Guardrails? guardrails)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(plan);
        if (request.Retention is not { } retention)
        {
            return plan;
        }

        if (guardrails?.AllowsRetention(retention.Family) == false)
        {
            throw new RequestRefusedException([new("/retention/family", $"is {retention.Family}, of which {GuardrailChecks.NotAllowed} images to go; "
                + (guardrails.RetentionFamilies.Count == 0 ? "guardrails.retention.families names none" : $"allowed are {string.Join(", ", guardrails.RetentionFamilies)}"))]);
        }

        return plan with
        {
            Retention = retention,
            Tags = new SortedDictionary<string, string>(plan.Tags.ToDictionary(), StringComparer.Ordinal) { [PipelineTags.Family] = retention.Family },
            Warnings = [.. plan.Warnings, Warning(retention)],
        };
    }

    private static string Warning(RequestRetention retention) =>
        $"older images of the family {retention.Family} are removed with their snapshots, except the newest {(retention.KeepLatest == 1 ? "one" : $"{retention.KeepLatest}")} and those that are used or protected; it cannot be undone";
}
