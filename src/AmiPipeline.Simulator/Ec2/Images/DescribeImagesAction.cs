using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Images;

/// <summary>DescribeImages; a deregistered image that an instance still refers to is left out without an error.</summary>
internal sealed class DescribeImagesAction : IEc2Action
{
    private static readonly FilterTable<Image> Table = new(new()
    {
        ["architecture"] = image => [image.Traits.Architecture],
        ["block-device-mapping.snapshot-id"] = image => image.SnapshotIds,
        ["description"] = image => [image.Description],
        ["ena-support"] = image => [image.Traits.EnaSupport ? "true" : "false"],
        ["hypervisor"] = _ => ["xen"],
        ["image-id"] = image => [image.Id],
        ["image-type"] = _ => ["machine"],
        ["is-public"] = image => [image.IsPublic ? "true" : "false"],
        ["name"] = image => [image.Name],
        ["owner-id"] = image => [image.OwnerId],
        ["platform"] = image => [image.Traits.Platform],
        ["root-device-name"] = image => [image.Traits.RootDeviceName],
        ["root-device-type"] = _ => ["ebs"],
        ["source-image-id"] = image => [image.SourceImageId],
        ["source-instance-id"] = image => [image.SourceInstanceId],
        ["state"] = image => [image.State],
        ["virtualization-type"] = image => [image.Traits.VirtualizationType],
    });

    public string Name => "DescribeImages";

    public IEnumerable<string> Filters => Table.Names;

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var ids = call.Parameters.List("ImageId");
        var owners = call.Parameters.List("Owner").ConvertAll<string?>(owner => owner == "self" ? call.AccountId : owner);
        var executors = call.Parameters.List("ExecutableBy").ConvertAll(user => user == "self" ? call.AccountId : user);
        var includesDisabled = call.Parameters.Flag("IncludeDisabled") ?? false;
        var includesDeprecated = call.Parameters.Flag("IncludeDeprecated") ?? false;
        var filters = Filter.ReadAll(call.Parameters);
        var page = Page.Read(call.Parameters, least: 1);
        if (ids.Count > 0 && page.MaxResults is not null)
        {
            throw new ServiceErrorException(
                "InvalidParameterCombination", "The parameter imageIdsSet cannot be used with the parameter maxResults");
        }

        Table.Check(filters, Name);
        ids.ForEach(ImageLookup.CheckId);
        call.Ready();

        var candidates = ids.Count > 0 ? ids.Distinct().Select(id => Known(call, id)) : call.Region.Images.Values;
        var found = candidates
            .Where(image => image.IsRememberedAt(call.Now) && image.VisibleFrom <= call.Now && image.IsVisibleTo(call.AccountId))
            .Where(image => includesDisabled || ids.Count > 0 || image.State != ImageState.Disabled)
            .Where(image => includesDeprecated || ids.Count > 0 || image.OwnerId == call.AccountId || !(image.DeprecationTime <= call.Now))
            .Where(image => owners.Count == 0 || owners.Contains(image.OwnerId) || owners.Contains(AliasOf(call, image)))
            .Where(image => executors.Count == 0 || executors.Exists(user => image.LaunchPermissions.Contains(user)))
            .Where(image => Table.Matches(image, filters, call.Now))
            .ToList();

        var alwaysShows = call.Simulation.Options.PendingImagesShowSnapshots;
        answer.List("imagesSet", page.Of(found, answer),
            image => ImageXml.Write(answer, image, AliasOf(call, image), call.AccountId, call.Now, alwaysShows || image.State != ImageState.Pending));
    }

    private static string? AliasOf(Call call, Image image) => call.Region.SettingsOf(image.OwnerId).OwnerAlias;

    private static Image Known(Call call, string id) =>
        call.Region.Images.GetValueOrDefault(id) is { } image
        && image.VisibleFrom <= call.Now
        && image.IsVisibleTo(call.AccountId)
        && (image.IsRememberedAt(call.Now) || IsReferredTo(call.Region, image))
            ? image
            : throw ImageErrors.NotFound(id);

    private static bool IsReferredTo(Region region, Image image) =>
        region.Instances.Values.Any(instance => instance.ImageId == image.Id && instance.State != InstanceState.Terminated);
}
