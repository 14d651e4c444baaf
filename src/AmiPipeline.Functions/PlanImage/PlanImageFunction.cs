using AmiPipeline.Functions.Images;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Functions.Sharing;
using AmiPipeline.Planning;
using AmiPipeline.Planning.Checks;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Planning.Retention;
using AmiPipeline.Planning.Routes;
using AmiPipeline.Requests;
using AmiPipeline.Sharing;
using AmiPipeline.Verification;

namespace AmiPipeline.Functions.PlanImage;

/// <summary>Reads source, keys and settings, and decides what is done. Touches nothing.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="settings">What the deployment allows, and where temporary instances run.</param>
/// <param name="clock">The clock.</param>
public sealed class PlanImageFunction(AwsClients aws, FunctionSettings settings, TimeProvider clock)
{
    /// <summary>Plans the request.</summary>
    /// <param name="input">Execution and request document.</param>
    /// <param name="context">Lambda's context.</param>
    /// <exception cref="RequestRefusedException">The request is malformed or cannot be met; all reasons are listed.</exception>
    /// <exception cref="AwsAccessDeniedException">A dry run says that a call which makes something would not be allowed.</exception>
    /// <exception cref="ResourceNotVisibleException">A source that was just shared cannot be used yet.</exception>
    public async Task<PlanImageOutput> HandleAsync(PlanImageInput input, ILambdaContext context)
    {
        var request = RequestReader.Read(input.Request);
        var plan = await PlanAsync(request, input);
        plan = settings.HasOnePrincipal ? await new KeyPolicyReader(aws).CheckAsync(plan) : plan;
        if (settings.HasOnePrincipal && !input.CountResources)
        {
            await new DryRuns(aws, clock).CheckAsync(input.Execution, plan);
        }

        return new PlanImageOutput
        {
            Plan = plan,
            Route = plan.Route,
            Source = new SourceImage(plan.SourceKind == SourceKind.Image ? plan.SourceId : "", plan.Location),
            Image = plan.ExistingImageId is { } existing ? ImageInProgress.Existing(existing, plan.Location) : null,
            Result = plan.Route == ImageRoute.None ? new ImageNotMade(plan.Name, plan.Location, plan.SourceId, plan.Reason, plan.Warnings) : null,
            Volumes = new VolumesInProgress { Location = plan.Location },
            Snapshots = new SnapshotsInProgress { Location = plan.Location },
        };
    }

    // From here on the image's id counts, as if the request had named it: for the request's digest too.
    private async Task<ImagePlan> PlanAsync(ImageRequest request, PlanImageInput input)
    {
        if (ImageParameter.NameIn(request.Source.ImageId) is not { } name)
        {
            return await PlanResolvedAsync(request, input);
        }

        var location = input.Execution.Location();
        var (imageId, parameter) = await new ParameterReader(aws.Ssm(location), location, settings.Configuration?.Guardrails).ReadAsync(name);
        try
        {
            return await PlanResolvedAsync(request with { Source = request.Source with { ImageId = imageId } }, input) with { SourceParameter = parameter };
        }
        catch (RequestRefusedException refusal)
        {
            throw ParameterReader.Explain(refusal, parameter);
        }
    }

    private async Task<ImagePlan> PlanResolvedAsync(ImageRequest request, PlanImageInput input)
    {
        var (execution, location) = (input.Execution, input.Execution.Location());
        var reader = aws.Reader(location);
        var keys = await KeyReader.CreateAsync(aws.Kms(location), location);
        var account = new AccountReader(aws.Ec2(location), keys);

        var sources = new SourceReader(reader, () => OwnersReaderAsync(request.Source, execution), new AllowedImagesReader(aws.Ec2(location)), clock);
        if (await sources.ReadAsync(request.Source, location) is not { } source)
        {
            return await new OwnImageReader(reader).CommittedWithoutSourceAsync(request, execution) is { } earlier
                ? await PlanDestinationsAsync(execution, request, ImagePlanner.PlanWithoutSource(request, await CommittedAsync(request, execution, earlier.Identity, earlier.Image, await account.ReadAsync(location, zonesToo: false), keys)), null)
                : throw await sources.NotFoundAsync(request.Source, location);
        }

        var facts = await ReadFactsAsync(request, execution, source, keys, account);
        if (await new CompliantReader(aws, location, clock).ImageAsync(request, facts) is { } kept)
        {
            return await PlanDestinationsAsync(execution, request, kept, source);
        }

        return await PlanDestinationsAsync(execution, request, ImagePlanner.Plan(request, input.CountResources ? facts with { Usage = await new UsageReader(reader).ReadAsync() } : facts), source);
    }

    private async Task<ImagePlan> PlanDestinationsAsync(ExecutionIdentity execution, ImageRequest request, ImagePlan plan, SourceFacts? source)
    {
        var (planned, destinations) = await new CopiesReader(aws, settings, execution, clock).PlanAsync(request, plan, source);
        var published = await new PublishReader(aws, settings, execution, clock).PlanAsync(request, await SharingAsync(request, planned), destinations);
        return RetentionPlanner.Plan(request, published, settings.Configuration?.Guardrails);
    }

    private async Task<ImagePlan> SharingAsync(ImageRequest request, ImagePlan plan) => SharingChecks.Plan(
        request, plan, settings.Configuration?.Guardrails, request.ShareWith is null ? null : await KeyAliases.AwsManagedKeyArnAsync(aws.Kms(plan.Location)));

    private async Task<PlanFacts> ReadFactsAsync(ImageRequest request, ExecutionIdentity execution, SourceFacts source, KeyReader keys, AccountReader accountReader)
    {
        var location = execution.Location();
        var reader = aws.Reader(location);
        var name = NameTemplate.Render(request.Name, source.Name, source.Id, execution.Name);
        var identity = RequestIdentity.Create(request, location, name);
        var images = new OwnImageReader(reader);
        var committed = await images.CommittedAsync(identity);
        if (committed is null)
        {
            await SharedAccess.CheckAsync(request.Source, source, keys, location);
        }

        var snapshots = await new SnapshotReader(reader).ReadAsync(request);
        var account = await accountReader.ReadAsync(location, zonesToo: MayCreateVolumes(request, source));
        var launch = settings.Launch();
        var mayLaunch = request.Via == RequestedRoute.Instance && launch.IsAllowed;

        return new PlanFacts
        {
            Execution = execution,
            Identity = identity,
            Source = source,
            Account = account,
            Keys = await keys.ReadAsync(KeyNames(request, source, snapshots.Values)),
            Guardrails = settings.Configuration?.Guardrails,
            Launch = launch,
            Snapshots = snapshots,
            Network = mayLaunch ? await new NetworkReader(reader).ReadAsync(request.Instance, launch) : null,
            InstanceTypes = mayLaunch ? await new InstanceTypeReader(reader).ReadAsync(LaunchPlanner.Candidates(request.Instance, launch, source.Attributes)) : null,
            ImageWithSameName = await images.HolderOfAsync(identity.Name),
            Committed = committed is null ? null : await CommittedAsync(request, execution, identity, committed, account, keys),
        };
    }

    private async Task<CommittedImageFacts> CommittedAsync(
        ImageRequest request, ExecutionIdentity execution, RequestIdentity identity, ObservedImage image, AccountFacts account, KeyReader keys) => new()
        {
            Image = image,
            Execution = execution,
            Identity = identity,
            Account = account,
            Keys = await keys.ReadAsync(RequestedKeys(request).Concat(image.Devices.Select(device => device.KmsKeyArn).OfType<string>()).Distinct()),
            Guardrails = settings.Configuration?.Guardrails,
        };

    private async Task<Ec2Reader?> OwnersReaderAsync(RequestSource source, ExecutionIdentity execution) =>
        SharedAccess.IsExpected(source, execution.Location()) && SourceAccess.FindRole(settings.SourceRoles, source.AccountId!) is { } role
            ? (await SourceAccount.EnterAsync(aws, role, execution)).Reader
            : null;

    private static bool MayCreateVolumes(ImageRequest request, SourceFacts source) =>
        request.Volumes.Any(volume => volume is { SizeGiB: not null, SnapshotId: null }) || source.Devices.Any(device => !device.HasContent);

    // Those to encrypt with, and those that the content is under: it could not be read without them.
    private static IEnumerable<string> KeyNames(ImageRequest request, SourceFacts source, IEnumerable<SnapshotFacts> snapshots) =>
        RequestedKeys(request)
            .Concat(source.Devices.Select(device => device.KmsKeyArn))
            .Concat(snapshots.Select(snapshot => snapshot.KmsKeyArn))
            .OfType<string>()
            .Distinct();

    private static IEnumerable<string> RequestedKeys(ImageRequest request) =>
        KeyReader.Named(request.Volumes.Select(volume => volume.KmsKeyId).Append(request.KmsKeyId));
}
