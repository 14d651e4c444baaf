using AmiPipeline.Configuration;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Publishing;

/// <summary>Plans how an image and its copies are published, before anything is made. Pure: all that it knows is in the facts.</summary>
public static class PublishPlanner
{
    /// <summary>Where something is to be published, in the order of the plan: the image first, if it stays.</summary>
    /// <param name="request">The request.</param>
    /// <param name="plan">The plan, with its copies.</param>
    /// <param name="destinations">Where the copies are to be, in the plan's order; empty without any.</param>
    public static IEnumerable<PublishFacts> Places(ImageRequest request, ImagePlan plan, IReadOnlyList<CopyDestination> destinations)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(plan);
        var image = plan.KeepsImage ? [new Place(request.Publish, "/publish", plan.Location, plan.KnownWatermarks())] : Array.Empty<Place>();
        return from place in image.Concat(plan.Copies.Zip(destinations, (copy, destination) => destination.Entry.Publish is { } own
                   ? new Place(own, $"{destination.Field}/publish", copy.Location, Carried(plan, copy))
                   : new Place(request.Publish, "/publish", copy.Location, Carried(plan, copy))))
               let publish = place.Publish
               where publish is { IsEmpty: false }
               select new PublishFacts { Publish = publish, Field = place.Field, Location = place.Location, Watermarks = place.Watermarks };
    }

    /// <summary>The plan with what is published.</summary>
    /// <param name="request">The request.</param>
    /// <param name="plan">The plan, with its copies.</param>
    /// <param name="destinations">Where the copies are to be, in the plan's order; empty without any.</param>
    /// <param name="places">What AWS says about each place.</param>
    /// <param name="guardrails">What the deployment allows; null if it allows everything.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="RequestRefusedException">Something cannot be published; all reasons are listed.</exception>
    public static ImagePlan Plan(
        ImageRequest request, ImagePlan plan, IReadOnlyList<CopyDestination> destinations, IReadOnlyList<PublishFacts> places, Guardrails? guardrails, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(plan);
        var problems = places.SelectMany(place => PublishChecks.Problems(place, plan.Location, guardrails, now)).Distinct().ToList();
        if (problems.Count > 0)
        {
            throw new RequestRefusedException(problems);
        }

        var warnings = places.SelectMany(place => PublishChecks.Warnings(place).Select(text => (Where: place.Location.Describe(plan.Location), Text: text)));
        return plan with
        {
            Publish = request.Publish,
            // Only what is not as for the image: a plan may have a hundred copies.
            Copies = [.. plan.Copies.Zip(destinations, (copy, destination) => copy with { Publish = destination.Entry.Publish })],
            Warnings = [.. plan.Warnings, .. warnings.GroupBy(warning => warning.Text, warning => warning.Where).Select(same => $"{string.Join(", ", same)}: {same.Key}")],
        };
    }

    // CopyImage carries those that the image has by then, which is before it is published itself unless an earlier execution has done so.
    private static IReadOnlyList<string> Carried(ImagePlan plan, CopyPlan copy) => copy.Route == ImageRoute.Copy ? plan.KnownWatermarks() : [];

    private sealed record Place(RequestPublish? Publish, string Field, AwsLocation Location, IReadOnlyList<string> Watermarks);
}
