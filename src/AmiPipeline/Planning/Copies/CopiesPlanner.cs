using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Copies;

/// <summary>Plans the copies of an image, all before anything is made. Pure: all that it knows is in the facts.</summary>
public static class CopiesPlanner
{
    /// <summary>The image's plan with those of its copies.</summary>
    /// <param name="image">The image, and the request.</param>
    /// <param name="destinations">What AWS says about each destination, in the request's order.</param>
    /// <exception cref="RequestRefusedException">A copy cannot be made; all reasons are listed.</exception>
    public static ImagePlan Plan(CopiedImageFacts image, IReadOnlyList<CopyFacts> destinations)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(destinations);
        var problems = new List<Problem>();
        var warnings = new List<(string Where, string Text)>();
        var copies = new List<CopyPlan>();
        foreach (var destination in destinations)
        {
            var planner = new CopyPlanner(image, destination, problems);
            if (planner.Plan() is { } copy)
            {
                copies.Add(copy);
                warnings.AddRange(planner.Warnings(copy).Select(text => (copy.Location.Describe(image.Plan.Location), text)));
            }
        }

        List<RequestPublish?> publications = [.. destinations.Select(destination => destination.Destination.Entry.Publish ?? image.Request.Publish)];
        var publishes = image.Request.Publish is not null || publications.Exists(publish => publish is { IsEmpty: false });
        if (problems.Count == 0 && ExecutionSize.Fault(copies, areShared: image.Request is not { ShareWith: null, UnshareFrom: null }, publishes, publications, retains: image.Request.Retention is not null) is { } fault)
        {
            problems.Add(new("/copies", fault));
        }

        if (problems.Count > 0)
        {
            throw new RequestRefusedException([.. problems.Distinct()]);
        }

        var requested = image.Request.Copies!;
        var plan = image.Plan with
        {
            Copies = copies,
            CommitsLast = requested.OnFailure == OnCopyFailure.RollBack,
            KeepsImage = requested.KeepSource,
            Warnings = [.. image.Plan.Warnings, .. warnings.GroupBy(warning => warning.Text, warning => warning.Where).Select(same => $"{string.Join(", ", same)}: {same.Key}")],
        };
        return CopiesOnly.Applies(plan) ? CopiesOnly.Change(plan) : plan;
    }
}
