namespace AmiPipeline.Planning.Copies;

/// <summary>A request that keeps nothing but copies, all of which earlier executions have committed: no image is made to copy.</summary>
internal static class CopiesOnly
{
    public static bool Applies(ImagePlan plan) => !plan.KeepsImage && plan.ExistingImageId is null && plan.Copies.All(copy => copy.Route == ImageRoute.Existing);

    public static ImagePlan Change(ImagePlan plan) => plan with
    {
        Route = ImageRoute.None,
        SecondRoute = null,
        Reason = "all copies were committed for the same request, and the image itself is not to be kept",
        Launch = null,
        Estimate = null,
    };
}
