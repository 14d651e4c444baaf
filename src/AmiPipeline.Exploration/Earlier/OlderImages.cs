using Amazon.EC2;
using Amazon.EC2.Model;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.Simulator.Inspection;

namespace AmiPipeline.Exploration.Earlier;

/// <summary>
/// The images of a family that are there when a request with <c>retention</c> runs: made by the pipeline, one a day. Of the oldest, one is marked as another pipeline's, one is
/// protected, one is shared with an account that does not use it, one is in a launch template, one in a parameter, in the home Region one is shared with an
/// account that uses it, if the world has another, one is in a launch configuration, and one is used by nobody. As many as are kept are of the last day: with the new image, that is one more than may stay for their number.
/// </summary>
internal static class OlderImages
{
    private const int OfOtherDays = 8;

    // Of a family that keeps more, none goes in an exploration.
    private const int MaxKept = 20;

    private const string Stranger = "210987654321";

    /// <summary>Makes them.</summary>
    /// <param name="subject">What is explored.</param>
    /// <exception cref="EarlierExecutionFailedException">An execution failed.</exception>
    public static async Task<ExplorationSubject> MakeAsync(ExplorationSubject subject)
    {
        var names = subject.Names;
        var count = Math.Min(names.KeepLatest, MaxKept) + OfOtherDays;
        var world = new EarlierWorld(subject);
        var before = world.Read(names);
        for (var made = 1; made <= count; made++)
        {
            await world.RunAsync(EarlierRequest.Another(subject.Request, $"earlier-{made}"), $"earlier-{made}");
            world.Advance(made <= OfOtherDays ? TimeSpan.FromDays(1) : TimeSpan.FromMinutes(10));
        }

        var after = world.Read(names);
        var others = after.Views.Keys.Select(seen => seen.AccountId).Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var place in names.Places)
        {
            var images = after.Views[place].Images.Where(image => !before.Items.ContainsKey(image.Id) && WorldState.IsCommitted(image.Tags)).OrderBy(image => image.CreationDate).ToList();
            await UseAsync(world, place, images, place.Region == names.Home.Region ? others.FirstOrDefault(account => account != place.AccountId) : null);
            await ForgetContentAsync(names, world.Ec2(place), images);
        }

        world.Advance(TimeSpan.FromMinutes(10));
        return subject with { World = world.Save() };
    }

    private static async Task UseAsync(EarlierWorld world, Place place, List<ImageView> images, string? user)
    {
        var ec2 = world.Ec2(place);
        await ec2.CreateTagsAsync(new CreateTagsRequest([images[0].Id, .. images[0].Devices.Select(device => device.SnapshotId).OfType<string>()], [new Tag("ami-pipeline:owner", "another")]));
        await ec2.EnableImageDeregistrationProtectionAsync(new EnableImageDeregistrationProtectionRequest { ImageId = images[1].Id });
        await ShareAsync(ec2, images[2].Id, Stranger);
        await LaunchFromAsync(ec2, images[3].Id);
        await world.Ssm(place).PutParameterAsync(new() { Name = "/of-an-earlier-image", Value = images[4].Id, Type = Amazon.SimpleSystemsManagement.ParameterType.String, DataType = "text" });
        await ShareAsync(ec2, images[5].Id, user ?? Stranger);
        if (user is not null)
        {
            await LaunchFromAsync(world.Ec2(place with { AccountId = user }), images[5].Id);
        }

        await world.AutoScaling(place).CreateLaunchConfigurationAsync(new() { LaunchConfigurationName = "of-an-earlier-image", ImageId = images[6].Id, InstanceType = "t3.small" });
    }

    private static async Task ShareAsync(IAmazonEC2 ec2, string imageId, string accountId) =>
        await ec2.ModifyImageAttributeAsync(new ModifyImageAttributeRequest { ImageId = imageId, LaunchPermission = new LaunchPermissionModifications { Add = [new LaunchPermission { UserId = accountId }] } });

    private static async Task LaunchFromAsync(IAmazonEC2 ec2, string imageId) =>
        await ec2.CreateLaunchTemplateAsync(new CreateLaunchTemplateRequest { LaunchTemplateName = $"of-{imageId}", LaunchTemplateData = new RequestLaunchTemplateData { ImageId = imageId } });

    // What an image holds makes skipIfCompliant keep it: then none would be made that others make room for.
    private static Task ForgetContentAsync(RequestedNames names, IAmazonEC2 ec2, List<ImageView> images) => !names.KeepsExisting ? Task.CompletedTask
        : ec2.DeleteTagsAsync(new DeleteTagsRequest { Resources = [.. images.Select(image => image.Id)], Tags = [new Tag("ami-pipeline:content")] });
}
