using Amazon.EC2;
using Amazon.EC2.Model;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.Simulator.Inspection;

namespace AmiPipeline.Exploration.Earlier;

/// <summary>
/// The images of a family that are there when a request with <c>retention</c> runs: made by the pipeline, one a day, four more than are kept. Of the oldest, one is marked as
/// another pipeline's, one is protected, one is shared with an account that does not use it, one is in a launch template, and one is used by nobody.
/// </summary>
internal static class OlderImages
{
    private const int Beyond = 4;

    // Of a family that keeps more, none goes in an exploration.
    private const int MaxKept = 20;

    private const string Stranger = "210987654321";

    /// <summary>Makes them.</summary>
    /// <param name="subject">What is explored.</param>
    /// <exception cref="EarlierExecutionFailedException">An execution failed.</exception>
    public static async Task<ExplorationSubject> MakeAsync(ExplorationSubject subject)
    {
        var names = subject.Names;
        var count = Math.Min(names.KeepLatest, MaxKept) + Beyond;
        var world = new EarlierWorld(subject);
        var before = world.Read(names);
        for (var made = 1; made <= count; made++)
        {
            await world.RunAsync(EarlierRequest.Another(subject.Request, $"earlier-{made}"), $"earlier-{made}");
            world.Advance(TimeSpan.FromDays(1));
        }

        var after = world.Read(names);
        foreach (var place in names.Places)
        {
            var images = after.Views[place].Images.Where(image => !before.Items.ContainsKey(image.Id) && WorldState.IsCommitted(image.Tags)).OrderBy(image => image.CreationDate).ToList();
            await UseAsync(world.Ec2(place), images);
            await ForgetContentAsync(names, world.Ec2(place), images);
        }

        world.Advance(TimeSpan.FromDays(2));
        return subject with { World = world.Save() };
    }

    private static async Task UseAsync(IAmazonEC2 ec2, List<ImageView> images)
    {
        await ec2.CreateTagsAsync(new CreateTagsRequest([images[0].Id, .. images[0].Devices.Select(device => device.SnapshotId).OfType<string>()], [new Tag("ami-pipeline:owner", "another")]));
        await ec2.EnableImageDeregistrationProtectionAsync(new EnableImageDeregistrationProtectionRequest { ImageId = images[1].Id });
        await ec2.ModifyImageAttributeAsync(new ModifyImageAttributeRequest { ImageId = images[2].Id, LaunchPermission = new LaunchPermissionModifications { Add = [new LaunchPermission { UserId = Stranger }] } });
        await ec2.CreateLaunchTemplateAsync(new CreateLaunchTemplateRequest { LaunchTemplateName = "of-an-earlier-image", LaunchTemplateData = new RequestLaunchTemplateData { ImageId = images[3].Id } });
    }

    // What an image holds makes skipIfCompliant keep it: then none would be made that others make room for.
    private static Task ForgetContentAsync(RequestedNames names, IAmazonEC2 ec2, List<ImageView> images) => !names.KeepsWhatIsThere ? Task.CompletedTask
        : ec2.DeleteTagsAsync(new DeleteTagsRequest { Resources = [.. images.Select(image => image.Id)], Tags = [new Tag("ami-pipeline:content")] });
}
