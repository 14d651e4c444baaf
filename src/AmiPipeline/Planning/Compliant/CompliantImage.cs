using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;
using AmiPipeline.Verification;

namespace AmiPipeline.Planning.Compliant;

/// <summary>An image of the same source that is already as planned: with <c>skipIfCompliant</c>, it is the answer, whatever its name.</summary>
/// <remarks>A tag only says what may be one. What decides is what EC2 and KMS show now, compared as VerifyImage compares a new image.</remarks>
public static class CompliantImage
{
    /// <summary>What a new image would be, whoever has its name; null if none could be made.</summary>
    /// <param name="request">The request.</param>
    /// <param name="facts">What AWS says.</param>
    public static ImagePlan? Wanted(ImageRequest request, PlanFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return ImagePlanner.PlanNew(request, facts with { ImageWithSameName = null }, []);
    }

    /// <summary>The plan of an image that is kept; null if it is not what a new one would be.</summary>
    /// <param name="request">The request.</param>
    /// <param name="wanted">What a new image would be.</param>
    /// <param name="found">The image.</param>
    /// <param name="awsManagedKeyArn">The ARN behind <c>alias/aws/ebs</c>; null if the account has not used that key.</param>
    public static ImagePlan? Keep(ImageRequest request, ImagePlan wanted, CompliantImageFacts found, string? awsManagedKeyArn)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(found);
        if (found.SourceImageId is not null && found.SourceImageId != wanted.SourceId)
        {
            return null;
        }

        var kept = wanted with
        {
            Route = ImageRoute.Existing,
            SecondRoute = null,
            ExistingImageId = found.Image.ImageId,
            Name = found.Image.Name,
            Estimate = null,
            Reason = Reason(found.Image.ImageId),
            Watermarks = found.Image.Watermarks,
            // What publishing switches on, now or before, is no difference.
            Attributes = request.Publish?.ImdsSupport is null ? wanted.Attributes : wanted.Attributes with { ImdsSupport = null },
            Warnings = [.. Unlike(request, found)],
        };
        return ImageVerifier.Differences(kept, found.Image, awsManagedKeyArn).Count == 0 ? kept : null;
    }

    /// <summary>Why an image or a copy is kept, for a person.</summary>
    /// <param name="imageId">Its id.</param>
    internal static string Reason(string imageId) => $"{imageId} is of the same source and as planned; skipIfCompliant keeps it";

    private static IEnumerable<string> Unlike(ImageRequest request, CompliantImageFacts found)
    {
        var others = request.Tags.Where(tag => found.Tags.GetValueOrDefault(tag.Key) != tag.Value).Select(tag => $"the tag {tag.Key}");
        string[] unlike = [.. request.Description is { } requested && requested != found.Description ? ["the description"] : Array.Empty<string>(), .. others];
        if (unlike.Length > 0)
        {
            yield return $"{found.Image.ImageId} is kept as it is, without {string.Join(", ", unlike)} of the request";
        }
    }
}
