using AmiPipeline.Requests;

namespace AmiPipeline.Functions.Publishing;

/// <summary>Launch templates of one account and Region.</summary>
/// <param name="ec2">EC2 there.</param>
internal sealed class LaunchTemplates(IAmazonEC2 ec2)
{
    private const int MaxDescriptionLength = 255;

    /// <summary>A template by its id or name; null if there is none.</summary>
    public async Task<LaunchTemplate?> FindAsync(RequestLaunchTemplate named)
    {
        try
        {
            var response = await ec2.DescribeLaunchTemplatesAsync(new DescribeLaunchTemplatesRequest
            {
                LaunchTemplateIds = named.LaunchTemplateId is { } id ? [id] : null,
                LaunchTemplateNames = named.LaunchTemplateName is { } name ? [name] : null,
            });
            return response.LaunchTemplates?.FirstOrDefault();
        }
        catch (AmazonEC2Exception error) when (error.ErrorCode is "InvalidLaunchTemplateId.NotFound" or "InvalidLaunchTemplateName.NotFoundException")
        {
            return null;
        }
    }

    /// <summary>The version that a new one is made from.</summary>
    public async Task<LaunchTemplateVersion> SourceAsync(string templateId, TemplateVersion source) =>
        (await VersionsAsync(new() { LaunchTemplateId = templateId, Versions = [Word(source)] }))[0];

    /// <summary>The newest version that launches an image; null if none does.</summary>
    public async Task<LaunchTemplateVersion?> VersionWithAsync(string templateId, string imageId) =>
        (await VersionsAsync(new() { LaunchTemplateId = templateId, Filters = [Ec2Filters.ImageIds(imageId)] })).MaxBy(version => version.VersionNumber);

    /// <summary>Makes a version that launches an image: once for an execution, even if repeated.</summary>
    public async Task<long> CreateVersionAsync(ExecutionIdentity execution, string templateId, TemplateVersion source, string imageId, string imageName)
    {
        var description = $"{imageName} (ami-pipeline)";
        var response = await ec2.CreateLaunchTemplateVersionAsync(new CreateLaunchTemplateVersionRequest
        {
            LaunchTemplateId = templateId,
            SourceVersion = Word(source),
            LaunchTemplateData = new RequestLaunchTemplateData { ImageId = imageId },
            VersionDescription = description[..Math.Min(description.Length, MaxDescriptionLength)],
            ClientToken = ClientTokens.Create(execution, "launch template", templateId, imageId),
        });
        return response.LaunchTemplateVersion.VersionNumber!.Value;
    }

    /// <summary>Asks by a dry run, whose answer is an error either way, whether a version may be made.</summary>
    public Task DryRunVersionAsync(RequestLaunchTemplate named, string? imageId) => ec2.CreateLaunchTemplateVersionAsync(new CreateLaunchTemplateVersionRequest
    {
        LaunchTemplateId = named.LaunchTemplateId,
        LaunchTemplateName = named.LaunchTemplateName,
        SourceVersion = Word(named.SourceVersion),
        LaunchTemplateData = new RequestLaunchTemplateData { ImageId = imageId },
        DryRun = true,
    });

    /// <summary>The same for another default version.</summary>
    public Task DryRunDefaultAsync(RequestLaunchTemplate named) => ec2.ModifyLaunchTemplateAsync(new ModifyLaunchTemplateRequest
    {
        LaunchTemplateId = named.LaunchTemplateId,
        LaunchTemplateName = named.LaunchTemplateName,
        DefaultVersion = "1",
        DryRun = true,
    });

    /// <summary>Makes a version the template's default: once for an attempt, even if repeated.</summary>
    /// <remarks>EC2 does nothing for a token that it knows. Another attempt needs another: somebody may have set the former default again.</remarks>
    /// <param name="execution">The execution.</param>
    /// <param name="templateId">The template.</param>
    /// <param name="version">The version.</param>
    /// <param name="attempt">How many attempts have failed before.</param>
    public Task SetDefaultAsync(ExecutionIdentity execution, string templateId, long version, int attempt) => ec2.ModifyLaunchTemplateAsync(new ModifyLaunchTemplateRequest
    {
        LaunchTemplateId = templateId,
        DefaultVersion = $"{version}",
        ClientToken = ClientTokens.Create(execution, "default version", templateId, $"{version}", $"{attempt}"),
    });

    private static string Word(TemplateVersion version) => version == TemplateVersion.Latest ? "$Latest" : "$Default";

    private async Task<List<LaunchTemplateVersion>> VersionsAsync(DescribeLaunchTemplateVersionsRequest request)
    {
        var versions = new List<LaunchTemplateVersion>();
        await foreach (var version in ec2.Paginators.DescribeLaunchTemplateVersions(request).LaunchTemplateVersions)
        {
            versions.Add(version);
        }

        return versions;
    }
}
