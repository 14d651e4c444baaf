using AmiPipeline.Functions.Images;
using AmiPipeline.Planning.Compliant;
using AmiPipeline.Planning.Copies;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;

namespace AmiPipeline.Functions.PlanImage;

/// <summary>Looks for what a request with <c>skipIfCompliant</c> keeps, in one account and Region.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="location">The account and Region.</param>
/// <param name="clock">The clock.</param>
internal sealed class CompliantReader(AwsClients aws, AwsLocation location, TimeProvider clock)
{
    /// <summary>The plan of the image that is kept; null if there is none.</summary>
    public async Task<ImagePlan?> ImageAsync(ImageRequest request, PlanFacts facts)
    {
        if (!request.SkipIfCompliant || facts.Committed is not null || CompliantImage.Wanted(request, facts) is not { ContentDigest: { } content } wanted)
        {
            return null;
        }

        var awsManagedKeyArn = await KeyAliases.AwsManagedKeyArnAsync(aws.Kms(location));
        await foreach (var found in Images().WithContentAsync(content, clock.GetUtcNow()))
        {
            if (CompliantImage.Keep(request, wanted, found, awsManagedKeyArn) is { } kept)
            {
                return kept;
            }
        }

        return null;
    }

    /// <summary>What is known of a destination, with the copy that is kept there if there is one.</summary>
    public async Task<CopyFacts> CopyAsync(CopiedImageFacts image, CopyFacts facts)
    {
        if (!image.Request.SkipIfCompliant || image.Plan.ContentDigest is not { } content)
        {
            return facts;
        }

        await foreach (var found in Images().WithContentAsync(content, clock.GetUtcNow()))
        {
            if (CompliantCopy.Plan(image, facts, found.Image) is not null)
            {
                return facts with { Compliant = found.Image };
            }
        }

        return facts;
    }

    private OwnImageReader Images() => new(aws.Reader(location));
}
