using AmiPipeline.Functions.Images;
using AmiPipeline.Functions.Instances;
using AmiPipeline.Functions.Publishing;
using AmiPipeline.Functions.Snapshots;
using AmiPipeline.Functions.Volumes;

namespace AmiPipeline.Functions.PlanImage;

/// <summary>
/// Asks EC2 by dry runs whether the calls by which an execution begins would be allowed, before anything is made: those calls that are of nothing which is yet to be made. They come
/// from the functions that make them, with the very parameters, except a temporary security group: RunInstances cannot name one that is yet to be made.
/// </summary>
/// <remarks>A dry run checks permissions and parameters. It tries no key, no quota and no capacity (EC2 API Reference, the parameter <c>DryRun</c> of each action).</remarks>
/// <param name="aws">The SDK's clients, of the principal that makes the calls.</param>
/// <param name="clock">The clock.</param>
internal sealed class DryRuns(AwsClients aws, TimeProvider clock)
{
    /// <summary>Asks.</summary>
    /// <param name="execution">The execution.</param>
    /// <param name="plan">The plan.</param>
    /// <exception cref="AwsAccessDeniedException">A call would not be allowed; all that are not are named.</exception>
    public async Task CheckAsync(ExecutionIdentity execution, ImagePlan plan)
    {
        var denied = new List<Exception>();
        foreach (var call in Calls(execution, plan).Concat(TemplateCalls(plan)))
        {
            try
            {
                await call();
            }
            catch (Exception error) when (AwsErrors.Translate(error, FunctionNames.PlanImage) is AwsAccessDeniedException translated)
            {
                if (!IsOfAnotherGroup(error, plan))
                {
                    denied.Add(translated);
                }
            }
            catch (Exception error) when (error is PipelineException || AwsErrors.IsAwsFailure(error))
            {
                // Allowed, or not known: then the call itself comes to it.
            }
        }

        if (denied.Count > 0)
        {
            throw new AwsAccessDeniedException($"A dry run was refused; nothing has been made. {string.Join(' ', denied.Select(error => error.Message))}", denied[0]);
        }
    }

    private IEnumerable<Func<Task>> Calls(ExecutionIdentity execution, ImagePlan plan)
    {
        var source = new SourceImage(plan.SourceId, plan.Location);
        return plan.Route switch
        {
            ImageRoute.Copy or ImageRoute.CopyFirst => [() => new StartCopyFunction(aws, clock).HandleAsync(new StartCopyInput(execution, plan, source, DryRun: true), null!)],
            ImageRoute.Capture => [() => new CaptureImageFunction(aws, clock).HandleAsync(new CaptureImageInput(execution, plan, DryRun: true), null!)],
            ImageRoute.Instance =>
            [
                .. FirstVpcId(plan) is { } vpcId ? [() => new TemporarySecurityGroups(aws, plan.Location, execution, plan).DryRunAsync(vpcId)] : Array.Empty<Func<Task>>(),
                () => new LaunchInstanceFunction(aws, clock).HandleAsync(new LaunchInstanceInput(execution, plan, source, DryRun: true), null!),
            ],
            ImageRoute.Snapshots => [() => CreateVolumesAsync(execution, plan, source), () => CopySnapshotsAsync(execution, plan, source)],
            _ => [],
        };
    }

    // In the own account: in others its own role makes them. The image is yet to be made, and its source stands for it.
    private IEnumerable<Func<Task>> TemplateCalls(ImagePlan plan)
    {
        foreach (var (location, publish) in plan.Publications().Where(place => place.Location.AccountId == plan.Location.AccountId))
        {
            if (publish.LaunchTemplate is { } template)
            {
                var templates = new LaunchTemplates(aws.Ec2(location));
                yield return () => templates.DryRunVersionAsync(template, plan.SourceKind == SourceKind.Image ? plan.SourceId : null);
                if (template.SetDefault)
                {
                    yield return () => templates.DryRunDefaultAsync(template);
                }
            }
        }
    }

    // The launch is asked for in its first subnet only.
    private static string? FirstVpcId(ImagePlan plan) => plan.Launch is { SubnetIds: [var subnetId, ..] } launch ? launch.VpcIds.GetValueOrDefault(subnetId) : null;

    // The dry run of a launch that gets a group of its own has the VPC's default group instead, about which the answer says nothing.
    private static bool IsOfAnotherGroup(Exception error, ImagePlan plan) =>
        plan.Launch is { VpcIds.Count: > 0 } && !error.Message.Contains("ec2:CreateSecurityGroup", StringComparison.Ordinal)
        && (error.Message.Contains(":security-group/", StringComparison.Ordinal) || !error.Message.Contains(" on resource: ", StringComparison.Ordinal));

    private Task<VolumesInProgress> CreateVolumesAsync(ExecutionIdentity execution, ImagePlan plan, SourceImage source) =>
        new CreateVolumesFunction(aws, clock).HandleAsync(new CreateVolumesInput(execution, plan, Source: source, DryRun: true), null!);

    // The created volumes are snapshotted, which can be asked of no volume that does not exist.
    private Task<SnapshotsInProgress> CopySnapshotsAsync(ExecutionIdentity execution, ImagePlan plan, SourceImage source) =>
        new CopySnapshotsFunction(aws, clock).HandleAsync(
            new CopySnapshotsInput(
                execution, plan with { Devices = [.. plan.Devices.Where(device => !device.CreatesVolume)] }, source,
                new VolumesInProgress { Location = plan.Location }, new SnapshotsInProgress { Location = plan.Location }, DryRun: true),
            null!);
}
