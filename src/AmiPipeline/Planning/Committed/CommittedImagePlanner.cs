using AmiPipeline.Planning.Checks;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;
using AmiPipeline.Verification;

namespace AmiPipeline.Planning.Committed;

/// <summary>Answers a request with the image that was committed for it, or says why not and what to do.</summary>
/// <remarks>
/// What the request itself says must hold: its keys by what they are now, its volumes, and all that a source image determines, which EC2 never changes. What lies
/// around it may have changed: the account's settings, a source instance, a source that is gone. That is reported, and changes nothing about the image.
/// </remarks>
internal static class CommittedImagePlanner
{
    public static ImagePlan Plan(ImageRequest request, CommittedImageFacts facts, NewImage? @new)
    {
        var problems = new List<Problem>();
        GuardrailChecks.CheckCommitted(facts, problems);
        problems.AddRange(CommittedKeys.Problems(request, facts));
        RefuseIf(problems);

        // What an earlier execution may have published of the image, and this one may be yet to.
        @new = request.Publish?.ImdsSupport is null || @new?.Plan is not { } planned ? @new : @new with { Plan = planned with { Attributes = planned.Attributes with { ImdsSupport = null } } };
        var differences = @new?.Plan is { } plan ? ImageVerifier.Compare(plan, facts.Image, awsManagedKeyArn: null).Where(value => !value.IsRight).ToList() : [];
        var broken = CommittedVolumes.Broken(request, facts.Image)
            .Concat(differences.Where(value => Promises.Holds(value, request, @new!.Source)))
            .DistinctBy(value => value.What).ToList();
        if (broken.Count > 0)
        {
            throw new RequestRefusedException([new("/name", $"is \"{facts.Identity.Name}\", which {facts.Image.ImageId} has. It was committed for the same request, "
                + $"but does not match it; deregister it, or choose another name:\n{DifferenceTable.Format(ImageVerifier.Differences(broken))}")]);
        }

        var answer = differences.Count == 0 && @new?.Plan is { } same ? same with { Warnings = [], Watermarks = facts.Image.Watermarks } : CommittedPlan.Create(request, facts, @new?.Plan);
        return answer with
        {
            Route = ImageRoute.Existing,
            SecondRoute = null,
            ExistingImageId = facts.Image.ImageId,
            Estimate = null,
            Reason = $"{facts.Image.ImageId} was committed for the same request",
            Warnings = [.. Changes(request, facts, @new, differences)],
        };
    }

    private static IEnumerable<string> Changes(ImageRequest request, CommittedImageFacts facts, NewImage? @new, IEnumerable<ComparedValue> differences)
    {
        if (@new is null)
        {
            yield return $"the source {request.Source.ImageId ?? request.Source.InstanceId} is gone, or cannot be read any more: no new image can be made of it";
        }

        foreach (var problem in @new?.Problems ?? [])
        {
            yield return $"a new image could not be made any more: {problem}";
        }

        foreach (var value in differences)
        {
            yield return $"{value.What} has changed for new images since the image was committed: {value.Planned}, and {value.Found} in the image";
        }

        foreach (var text in CommittedKeys.Unusable(facts))
        {
            yield return text;
        }
    }

    private static void RefuseIf(List<Problem> problems)
    {
        if (problems.Count > 0)
        {
            throw new RequestRefusedException(problems);
        }
    }
}

/// <summary>What the request would make now, to hold the committed image against.</summary>
/// <param name="Source">The source as it is now.</param>
/// <param name="Plan">The plan; null if the request can no longer be met.</param>
/// <param name="Problems">Why not.</param>
internal sealed record NewImage(SourceFacts Source, ImagePlan? Plan, IReadOnlyList<Problem> Problems);
