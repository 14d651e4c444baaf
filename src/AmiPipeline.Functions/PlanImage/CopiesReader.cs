using AmiPipeline.Functions.Images;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Planning.Copies;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;

namespace AmiPipeline.Functions.PlanImage;

/// <summary>Plans the copies of an image: reads every destination, before anything is made.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="settings">What the deployment says.</param>
/// <param name="execution">The execution.</param>
/// <param name="clock">The clock.</param>
internal sealed class CopiesReader(AwsClients aws, FunctionSettings settings, ExecutionIdentity execution, TimeProvider clock)
{
    private const string NotOptedIn = "not-opted-in";

    /// <summary>The image's plan with those of its copies.</summary>
    /// <param name="request">The request; without copies the plan stays as it is.</param>
    /// <param name="plan">The image's plan.</param>
    /// <param name="source">The source; null if it is gone and the image exists.</param>
    /// <exception cref="RequestRefusedException">A copy cannot be made; all reasons are listed.</exception>
    public async Task<ImagePlan> PlanAsync(ImageRequest request, ImagePlan plan, SourceFacts? source)
    {
        if (request.Copies is not { } copies)
        {
            return plan;
        }

        var home = plan.Location;
        var image = new CopiedImageFacts
        {
            Request = request,
            Plan = plan,
            Image = plan.ExistingImageId is { } existing ? await ReadImageAsync(existing, home) : FutureImage.Create(plan, source!),
            Execution = execution,
            Guardrails = settings.Configuration?.Guardrails,
        };

        var regions = await aws.Reader(home).RegionsAsync();
        var names = new Names(source?.Name ?? "", plan.SourceId);
        return CopiesPlanner.Plan(image, await InParallel.SelectAsync(copies.To, settings.Parallelism, entry => ReadAsync(entry, image, names, regions)));
    }

    private async Task<SourceFacts> ReadImageAsync(string imageId, AwsLocation home) =>
        await new SourceReader(aws.Reader(home), () => Task.FromResult<Ec2Reader?>(null), new AllowedImagesReader(aws.Ec2(home)), clock).ReadAsync(new RequestSource { ImageId = imageId }, home)
        ?? throw new ResourceNotVisibleException($"DescribeImages does not show {imageId}.");

    // A Region that is out of bounds is not even read: the function's role may not.
    private async Task<CopyFacts> ReadAsync(RequestCopy entry, CopiedImageFacts image, Names names, IReadOnlyDictionary<string, string> regions)
    {
        if (CopiesPlanner.RegionFault(entry, image) is not null)
        {
            return new CopyFacts();
        }

        var home = image.Plan.Location;
        if (!regions.TryGetValue(entry.Region, out var status) || status == NotOptedIn)
        {
            return new CopyFacts { Fault = $"is {entry.Region}, {(status is null ? $"which is no Region of EC2; there are {string.Join(", ", regions.Keys.Order(StringComparer.Ordinal))}" : $"a Region that account {home.AccountId} has not enabled")}" };
        }

        var location = home with { Region = entry.Region };
        var keys = await KeyReader.CreateAsync(aws.Kms(location), location);
        var images = new OwnImageReader(aws.Reader(location));
        var name = entry.Name is null ? image.Plan.Name : NameTemplate.Render(entry.Name, names.Source, names.SourceId, execution.Name);
        var identity = RequestIdentity.CreateForCopy(entry, image.Plan.RequestDigest, location, name);
        return new CopyFacts
        {
            Account = await new AccountReader(aws.Ec2(location), keys).ReadAsync(location, zonesToo: false),
            Identity = identity,
            Keys = await keys.ReadAsync(KeyReader.Named(entry.Volumes.Select(volume => volume.KmsKeyId).Append(entry.KmsKeyId)).Distinct()),
            ImageWithSameName = await images.HolderOfAsync(name),
            Committed = await images.CommittedCopyAsync(identity),
        };
    }

    private sealed record Names(string Source, string SourceId);
}
