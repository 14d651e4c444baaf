using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Images;

/// <summary>DescribeImages; a deregistered image that an instance still refers to is left out without an error.</summary>
internal sealed class DescribeImagesAction : IEc2Action
{
    private static readonly ResourceQuery<Image> Query = new()
    {
        Action = "DescribeImages",
        All = region => region.Images.Values,
        Lists = new Dictionary<string, Func<Call, string, Image>> { ["ImageId"] = Known },
        IdFilter = ("image-id", (region, id) => region.Images.GetValueOrDefault(id)),
        UnpagedSet = "imageIdsSet",
        MinPage = 1,
        IsShown = (image, call) => image.IsRememberedAt(call.Now) && image.VisibleFrom <= call.Now && IsShown(call, image),
        Filters = ImageFilters.Table,
    };

    public string Name => Query.Action;

    public IEnumerable<string> Filters => Query.Filters;

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var owners = AccountNames.Owners(call);
        var executors = AccountNames.Users(call, "ExecutableBy");
        var includesDisabled = call.Parameters.Flag("IncludeDisabled") ?? false;
        var includesDeprecated = call.Parameters.Flag("IncludeDeprecated") ?? false;
        var isNamed = call.Parameters.Has("ImageId.1");

        var found = Query.Find(call, answer, image =>
            (includesDisabled || isNamed || image.State != ImageState.Disabled)
            && (includesDeprecated || isNamed || image.OwnerId == call.AccountId || !(image.DeprecationTime <= call.Now))
            && (owners.Count == 0 || owners.Contains(image.OwnerId) || owners.Contains(AliasOf(call, image)))
            && (executors.Count == 0 || executors.Exists(image.LaunchPermissions.Contains)));

        var alwaysShows = call.Simulation.Options.PendingImagesShowSnapshots;
        answer.List("imagesSet", found,
            image => ImageXml.Write(answer, image, AliasOf(call, image), call.AccountId, call.Now, alwaysShows || image.State != ImageState.Pending, ImageFilters.IsAllowed(image, call)));
    }

    private static bool IsShown(Call call, Image image) =>
        call.Simulation.Options.DisallowedImagesAreDescribed ? call.IsSharedWithCaller(image) : call.CanSee(image);

    private static string? AliasOf(Call call, Image image) => call.Region.SettingsOf(image.OwnerId).OwnerAlias;

    private static Image Known(Call call, string id)
    {
        ImageLookup.CheckId(id);
        return call.Region.Images.GetValueOrDefault(id) is { } image
            && image.VisibleFrom <= call.Now
            && IsShown(call, image)
            && (image.IsRememberedAt(call.Now) || call.Now < image.IdKnownUntil || IsReferredTo(call.Region, image))
                ? image
                : throw ImageErrors.NotFound(id);
    }

    private static bool IsReferredTo(Region region, Image image) =>
        region.Instances.Values.Any(instance => instance.ImageId == image.Id && instance.State != InstanceState.Terminated);
}
