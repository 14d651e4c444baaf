using Amazon.SimpleSystemsManagement;
using AmiPipeline.Documents;
using AmiPipeline.Functions.Images;
using AmiPipeline.Functions.Publishing;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Functions.Sharing;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Planning.Publishing;
using AmiPipeline.Requests;
using Parameter = Amazon.SimpleSystemsManagement.Model.Parameter;

namespace AmiPipeline.Functions.PlanImage;

/// <summary>Plans how an image and its copies are published: reads what is to point to them, before anything is made.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="settings">What the deployment says.</param>
/// <param name="execution">The execution.</param>
/// <param name="clock">The clock.</param>
internal sealed class PublishReader(AwsClients aws, FunctionSettings settings, ExecutionIdentity execution, TimeProvider clock)
{
    /// <summary>The plan with what is published.</summary>
    /// <param name="request">The request.</param>
    /// <param name="plan">The image's plan, with its copies.</param>
    /// <param name="destinations">Where the copies are to be, in the plan's order.</param>
    /// <exception cref="RequestRefusedException">Something cannot be published; all reasons are listed.</exception>
    public async Task<ImagePlan> PlanAsync(ImageRequest request, ImagePlan plan, IReadOnlyList<CopyDestination> destinations)
    {
        var places = PublishPlanner.Places(request, plan, destinations).ToList();
        if (places.Count == 0)
        {
            return plan;
        }

        var home = plan.Location;
        // The sessions are those that the copies were planned in.
        var targets = await TargetAccounts.EnterAsync(aws, home, places.Select(place => place.Location.AccountId), settings, SessionNames.Create(execution), TargetSession.ToPlan);
        var committed = plan.Copies.Where(copy => copy.ExistingImageId is not null).ToDictionary(copy => copy.Location, copy => copy.ExistingImageId);
        committed[home] = plan.ExistingImageId;
        var read = await InParallel.SelectAsync(places, settings.Parallelism, place => ReadAsync(place, targets.Clients, committed.GetValueOrDefault(place.Location)));
        return PublishPlanner.Plan(request, plan, destinations, read, settings.Configuration?.Guardrails, clock.GetUtcNow());
    }

    private async Task<PublishFacts> ReadAsync(PublishFacts place, AwsClients clients, string? imageId)
    {
        var facts = place.Publish.Parameter is { } name ? await ReadParameterAsync(place, clients, name) : place;
        facts = place.Publish.LaunchTemplate is { } template ? await ReadTemplateAsync(facts, new LaunchTemplates(clients.Ec2(place.Location)), template) : facts;
        if (imageId is null)
        {
            return facts;
        }

        var image = await clients.Reader(place.Location).VisibleOwnImageAsync(imageId);
        return facts with { Committed = ImageTimes.From(image), Watermarks = ImageMapping.Watermarks(image), IsPublic = image.Public == true };
    }

    // A parameter that the guardrails keep is not even read: the function's role may not.
    private async Task<PublishFacts> ReadParameterAsync(PublishFacts place, AwsClients clients, string name)
    {
        if (settings.Configuration?.Guardrails.Publish.AllowsParameter(name) == false)
        {
            return place;
        }

        try
        {
            return await new ImageParameters(clients, place.Location).FindAsync(name) is { } found ? place with { Parameter = Facts(found) } : place;
        }
        catch (AmazonSimpleSystemsManagementException error) when (error.ErrorCode is "AccessDeniedException" or "AccessDenied" or "ValidationException")
        {
            return place with { ParameterFault = $"cannot be read: {error.Message}" };
        }
    }

    private static ParameterFacts Facts(Parameter found) =>
        new(found.Type.Value, found.DataType, AwsFormats.IsEc2Id(found.Value, Ec2ResourceKind.Image.Prefix()) ? found.Value : null);

    private static async Task<PublishFacts> ReadTemplateAsync(PublishFacts place, LaunchTemplates templates, RequestLaunchTemplate named)
    {
        try
        {
            if (await templates.FindAsync(named) is not { } found)
            {
                return place;
            }

            var source = await templates.SourceAsync(found.LaunchTemplateId, named.SourceVersion);
            var snapshots = (source.LaunchTemplateData?.BlockDeviceMappings ?? []).Where(device => device.Ebs?.SnapshotId.NullIfEmpty() is not null).Select(device => device.DeviceName);
            var current = !named.SetDefault ? null : named.SourceVersion == TemplateVersion.Default ? source : await templates.SourceAsync(found.LaunchTemplateId, TemplateVersion.Default);
            return place with { LaunchTemplate = new LaunchTemplateFacts(found.LaunchTemplateId, source.VersionNumber ?? 0, source.LaunchTemplateData?.ImageId.NullIfEmpty(), [.. snapshots]) { DefaultImage = current?.LaunchTemplateData?.ImageId.NullIfEmpty() } };
        }
        catch (AmazonEC2Exception error) when (Ec2ErrorCodes.IsNotAllowed(error.ErrorCode))
        {
            return place with { LaunchTemplateFault = $"cannot be read: {error.Message}" };
        }
    }
}
