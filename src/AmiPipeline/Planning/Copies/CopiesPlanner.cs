using AmiPipeline.Planning.Checks;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Copies;

/// <summary>Plans the copies of an image, all before anything is made. Pure: all that it knows is in the facts.</summary>
public static class CopiesPlanner
{
    /// <summary>Why no copy may be in an entry's Region, whatever AWS says about it: that Region need not be read. Null if it may.</summary>
    /// <param name="entry">The request's entry.</param>
    /// <param name="image">The image, and the request.</param>
    public static string? RegionFault(RequestCopy entry, CopiedImageFacts image)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(image);
        var home = image.Plan.Location;
        return entry.Region == home.Region ? $"is {entry.Region}, where the image itself is made; a copy is made in another Region"
            : image.Guardrails is { } guardrails && !guardrails.AllowsRegion(entry.Region, home)
                ? $"is {entry.Region}, a Region that {GuardrailChecks.NotAllowed}; allowed are {string.Join(", ", guardrails.Regions ?? [home.Region])}"
                : null;
    }

    /// <summary>The image's plan with those of its copies.</summary>
    /// <param name="image">The image, and the request.</param>
    /// <param name="destinations">What AWS says about each destination, in the request's order.</param>
    /// <exception cref="RequestRefusedException">A copy cannot be made; all reasons are listed.</exception>
    public static ImagePlan Plan(CopiedImageFacts image, IReadOnlyList<CopyFacts> destinations)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(destinations);
        var problems = new List<Problem>();
        var warnings = new List<(string Region, string Text)>();
        var copies = new List<CopyPlan>();
        foreach (var (index, destination) in destinations.Index())
        {
            var entry = image.Request.Copies!.To[index];
            var planner = new CopyPlanner(image, entry, destination, $"/copies/to/{index}", problems);
            if (planner.Plan() is { } copy)
            {
                copies.Add(copy);
                warnings.AddRange(planner.Warnings(copy).Select(text => (entry.Region, text)));
            }
        }

        if (problems.Count == 0 && ExecutionSize.Fault(copies) is { } fault)
        {
            problems.Add(new("/copies/to", fault));
        }

        return problems.Count > 0
            ? throw new RequestRefusedException(problems)
            : image.Plan with
            {
                Copies = copies,
                Warnings = [.. image.Plan.Warnings, .. warnings.GroupBy(warning => warning.Text, warning => warning.Region).Select(same => $"{string.Join(", ", same)}: {same.Key}")],
            };
    }
}
