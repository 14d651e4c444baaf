using AmiPipeline.Requests;

namespace AmiPipeline.Functions.Publishing;

/// <summary>Gives a launch template a version that launches the image, unless it has one, and makes it the default if that is asked for.</summary>
/// <param name="templates">The launch templates of the image's account and Region.</param>
/// <param name="execution">The execution.</param>
/// <param name="requested">What is requested.</param>
/// <param name="imageName">The image's name.</param>
internal sealed class TemplateStep(LaunchTemplates templates, ExecutionIdentity execution, RequestLaunchTemplate requested, string imageName)
{
    /// <summary>The publication after it.</summary>
    /// <exception cref="ResourceNotVisibleException">EC2 does not show the version, or that it is the default.</exception>
    /// <exception cref="AwsCallRefusedException">The template is gone.</exception>
    public async Task<PublicationInProgress> AdvanceAsync(PublicationInProgress item)
    {
        var template = await FindAsync();
        var id = template.LaunchTemplateId;
        var version = (await templates.VersionWithAsync(id, item.ImageId))?.VersionNumber;
        if (version is null)
        {
            var made = await templates.CreateVersionAsync(execution, id, requested.SourceVersion, item.ImageId, imageName);
            version = (await templates.VersionWithAsync(id, item.ImageId))?.VersionNumber
                ?? throw new ResourceNotVisibleException($"DescribeLaunchTemplateVersions does not show version {made} of {id}, which was made.");
        }

        if (requested.SetDefault && template.DefaultVersionNumber != version)
        {
            await templates.SetDefaultAsync(execution, id, version.Value, item.Attempts);
            template = await FindAsync();
            if (template.DefaultVersionNumber != version)
            {
                throw new ResourceNotVisibleException($"DescribeLaunchTemplates does not show that version {version} is the default of {id}, which was set.");
            }
        }

        return item with { LaunchTemplate = new(id, version.Value, template.DefaultVersionNumber == version) };
    }

    private async Task<LaunchTemplate> FindAsync() => await templates.FindAsync(requested)
        ?? throw new AwsCallRefusedException($"The launch template {requested.LaunchTemplateId ?? requested.LaunchTemplateName} does not exist any more.");
}
