namespace AmiPipeline.Simulator.Ec2.Lookups;

/// <summary>Finds images as a caller may see them.</summary>
internal static class ImageLookup
{
    public static void CheckId(string id) => ResourceId.Check(id, "ami-", "InvalidAMIID.Malformed");

    public static Image Visible(Call call, string id) => Visible(call, call.Region, id);

    public static Image Visible(Call call, Region region, string id)
    {
        CheckId(id);
        var image = region.Images.GetValueOrDefault(id);
        if (image is null || image.VisibleFrom > call.Now || !call.CanSee(image))
        {
            throw ImageErrors.NotFound(id);
        }

        return image.IsRegistered ? image : throw ImageErrors.NoLongerAvailable(id);
    }

    public static Image Owned(Call call, string id)
    {
        var image = Visible(call, id);
        return image.OwnerId == call.AccountId ? image : throw ImageErrors.NotOwned(id);
    }

    /// <summary>An own image that is <c>available</c>, as the attribute actions need it.</summary>
    public static Image OwnedAvailable(Call call, string id)
    {
        var image = Owned(call, id);
        return image.State == ImageState.Available ? image : throw ImageErrors.CannotBeUsed(image);
    }
}
