using System.Text.Json;
using AmiPipeline.Functions.CleanUp;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Functions.Sharing;
using AmiPipeline.Planning;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Planning.Routes;
using AmiPipeline.Requests;
using AmiPipeline.Sharing;

namespace AmiPipeline.Functions.PlanImage;

/// <summary>Reads source, keys and settings, and decides what is done. Touches nothing.</summary>
/// <param name="aws">The SDK's clients.</param>
/// <param name="settings">What the deployment allows, and where temporary instances run.</param>
public sealed class PlanImageFunction(AwsClients aws, FunctionSettings settings)
{
    /// <summary>Plans the request.</summary>
    /// <param name="input">Execution and request document.</param>
    /// <param name="context">Lambda's context.</param>
    /// <exception cref="RequestRefusedException">The request is malformed or cannot be met; all reasons are listed.</exception>
    /// <exception cref="ResourceNotVisibleException">A source that was just shared cannot be used yet.</exception>
    public async Task<PlanImageOutput> HandleAsync(PlanImageInput input, ILambdaContext context)
    {
        var request = RequestReader.Read(input.Request);
        var plan = ImagePlanner.Plan(request, await ReadFactsAsync(request, input.Execution));

        return new PlanImageOutput
        {
            Plan = plan,
            Route = plan.Route,
            Source = new SourceImage(plan.SourceKind == SourceKind.Image ? plan.SourceId : "", plan.Location),
            Image = plan.ExistingImageId is { } existing ? new ImageInProgress { ImageId = existing, Location = plan.Location, State = "available", Ready = true } : null,
            Volumes = new VolumesInProgress { Location = plan.Location },
            CleanUp = new CleanUpProgress { NothingMade = plan.Route == ImageRoute.Existing },
        };
    }

    private async Task<PlanFacts> ReadFactsAsync(ImageRequest request, ExecutionIdentity execution)
    {
        var location = execution.Location();
        var (ec2, reader) = (aws.Ec2(location), aws.Reader(location));
        var keys = await KeyReader.CreateAsync(aws.Kms(location), location);

        var source = await new SourceReader(reader, () => OwnersReaderAsync(request.Source, execution)).ReadAsync(request.Source, location);
        await SharedAccess.CheckAsync(request.Source, source, keys, location);
        var name = NameTemplate.Render(request.Name, source.Name, source.Id, execution.Name);
        var identity = RequestIdentity.Create(request, location, name);
        var images = new OwnImageReader(reader);
        var snapshots = await new SnapshotReader(reader).ReadAsync(request);

        return new PlanFacts
        {
            Execution = execution,
            Identity = identity,
            Source = source,
            Account = await new AccountReader(ec2, keys).ReadAsync(location, zonesToo: MayCreateVolumes(request, source)),
            Keys = await keys.ReadAsync(KeyNames(request, source, snapshots.Values, location)),
            Guardrails = settings.Configuration?.Guardrails,
            Launch = settings.Launch(),
            Snapshots = snapshots,
            Network = request.Via == RequestedRoute.Instance ? await new NetworkReader(ec2).ReadAsync(request.Instance, settings.Launch()) : null,
            InstanceTypes = request.Via == RequestedRoute.Instance ? await new InstanceTypeReader(ec2).ReadAsync(LaunchPlanner.Candidates(request.Instance, settings.Launch(), source.Attributes)) : null,
            ImageWithSameName = await images.HolderOfAsync(identity.Name),
            CommittedImageId = await images.CommittedAsync(identity.Digest),
        };
    }

    private async Task<Ec2Reader?> OwnersReaderAsync(RequestSource source, ExecutionIdentity execution) =>
        SharedAccess.IsExpected(source, execution.Location()) && SourceAccess.FindRole(settings.Roles, source.AccountId!) is { } role
            ? (await SourceAccount.EnterAsync(aws, role, execution)).Reader
            : null;

    private static bool MayCreateVolumes(ImageRequest request, SourceFacts source) =>
        request.Volumes.Any(volume => volume is { SizeGiB: not null, SnapshotId: null }) || source.Devices.Any(device => !device.HasContent);

    // Those to encrypt with, and those of ours that the content is under: it could not be read without them.
    private static IEnumerable<string> KeyNames(ImageRequest request, SourceFacts source, IEnumerable<SnapshotFacts> snapshots, AwsLocation location) =>
        request.Volumes.Select(volume => volume.KmsKeyId).Append(request.KmsKeyId)
            .Concat(source.Devices.Where(device => device.OwnerId == location.AccountId).Select(device => device.KmsKeyArn))
            .Concat(snapshots.Where(snapshot => snapshot.OwnerId == location.AccountId).Select(snapshot => snapshot.KmsKeyArn))
            .OfType<string>()
            .Where(key => key != "default")
            .Distinct();
}

/// <summary>What PlanImage needs.</summary>
/// <param name="Execution">The execution.</param>
/// <param name="Request">The request document, as the execution was started with it.</param>
public sealed record PlanImageInput(ExecutionIdentity Execution, JsonElement Request) : IExecutionInput;

/// <summary>The plan, and the execution's data as the following states find them.</summary>
public sealed record PlanImageOutput
{
    /// <summary>The plan.</summary>
    public required ImagePlan Plan { get; init; }

    /// <summary>The way to take now: the plan's route and, once there is an intermediate image, its second.</summary>
    public required ImageRoute Route { get; init; }

    /// <summary>The image to start from; its id is empty until a source instance is captured.</summary>
    public required SourceImage Source { get; init; }

    /// <summary>The committed image of the same request; null where there is none.</summary>
    public ImageInProgress? Image { get; init; }

    /// <summary>No volumes yet.</summary>
    public required VolumesInProgress Volumes { get; init; }

    /// <summary>No clean-up yet.</summary>
    public CleanUpProgress CleanUp { get; init; } = new();
}
