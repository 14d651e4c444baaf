using AmiPipeline.Planning.Checks;
using AmiPipeline.Planning.Committed;
using AmiPipeline.Planning.Desired;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Planning.Routes;
using AmiPipeline.Requests;
using AmiPipeline.Waiting;

namespace AmiPipeline.Planning;

/// <summary>Decides what will be done and what the result must look like. Pure: all that it knows is in the facts.</summary>
public static class ImagePlanner
{
    /// <summary>Plans a request.</summary>
    /// <remarks>An image that was committed for the same request is the answer, as long as it is what the request says: what has changed around it since is a warning.</remarks>
    /// <param name="request">A well-formed request.</param>
    /// <param name="facts">What AWS says about the source, the keys and the account.</param>
    /// <exception cref="RequestRefusedException">The request cannot be met; all reasons are listed.</exception>
    public static ImagePlan Plan(ImageRequest request, PlanFacts facts)
    {
        var problems = new List<Problem>();
        var plan = PlanNew(request, facts, problems);
        if (facts.Committed is { } committed)
        {
            var outOfBounds = new List<Problem>();
            GuardrailChecks.CheckSource(request, facts, outOfBounds);
            RefuseIf(outOfBounds);
            return CommittedImagePlanner.Plan(request, committed, new NewImage(facts.Source, plan, problems));
        }

        return plan ?? throw new RequestRefusedException(problems);
    }

    /// <summary>Plans a request whose source is gone: the image that was committed for it is the answer.</summary>
    /// <param name="request">A well-formed request.</param>
    /// <param name="committed">That image, and what AWS says about the keys and the account.</param>
    /// <exception cref="RequestRefusedException">The image is not what the request says; all reasons are listed.</exception>
    public static ImagePlan PlanWithoutSource(ImageRequest request, CommittedImageFacts committed) =>
        CommittedImagePlanner.Plan(request, committed, @new: null);

    /// <summary>What would be made if nothing were there yet; null if that is impossible, for the reasons that are added to the problems.</summary>
    internal static ImagePlan? PlanNew(ImageRequest request, PlanFacts facts, List<Problem> problems)
    {
        SourceChecks.Check(request, facts, problems);
        GuardrailChecks.CheckSource(request, facts, problems);
        NameChecks.Check(facts, problems);
        var desired = DesiredDevices.From(request, facts, problems);
        if (problems.Count > 0)
        {
            return null;
        }

        var (first, second, reason) = Routes(request, facts, desired, problems);
        if (problems.Count > 0)
        {
            return null;
        }

        var last = second ?? first;
        var copy = first == ImageRoute.CopyFirst ? CopyFirst.Encryption(desired, facts.Account)
            : last == ImageRoute.Copy ? CopyRoute.Encryption(desired, facts.Account)
            : null;
        var keepsBooted = last == ImageRoute.Instance && request.Instance?.Boot == true;
        var devices = desired.Select(device => DevicePlanner.Plan(device, first, last, copy, facts.Account, keepsBooted) with { ContentKey = KeyLookup.ContentKeyOf(device, facts), ContentEncrypted = device.ContentEncrypted }).ToList();
        DefaultKeyCheck.Check(desired, devices, facts.Account, problems);
        if (last == ImageRoute.Instance)
        {
            LaunchPlanner.Check(request.Instance, facts, desired, problems);
            NetworkChecks.Check(request.Instance, facts, problems);
        }

        CompletionCheck.Check(request, last, problems);
        GuardrailChecks.CheckKeys(request, facts, first, desired, devices, problems);
        if (problems.Count > 0)
        {
            return null;
        }

        var plan = Assemble(request, facts, desired, devices, last, reason) with { Route = first, SecondRoute = second, CopyEncryption = copy, KeepsBootedVolumes = keepsBooted };
        return plan with
        {
            Warnings =
            [
                .. Warnings.ForCapture(request, facts.Source), .. Warnings.ForSource(facts.Source), .. Warnings.ForDevices(desired, devices, facts),
                .. Warnings.ForBoot(last, keepsBooted, facts.Source.Attributes), .. Warnings.ForRegistering(request, last, facts.Source, facts.Account.Location),
                .. CompletionCheck.Warnings(request.CompleteWithinMinutes, devices), .. QuotaWarnings.Create(plan, facts.Usage),
            ],
        };
    }

    private static (ImageRoute First, ImageRoute? Second, string Reason) Routes(
        ImageRequest request, PlanFacts facts, IReadOnlyList<DesiredDevice> desired, List<Problem> problems)
    {
        var captures = facts.Source.Kind == SourceKind.Instance;
        if (captures && CaptureRoute.IsEnough(desired))
        {
            if (request.Via != RequestedRoute.Auto)
            {
                problems.Add(new("/via", $"is {request.Via.JsonName()}, but CreateImage of the instance produces the requested image at once; leave via out"));
            }

            return (ImageRoute.Capture, null, "CreateImage of the instance gives every snapshot its volume's key");
        }

        var choice = RouteSelector.Choose(request, facts.Source, desired, facts.Account, facts.Launch);
        if (choice.Route is not { } route)
        {
            problems.Add(new("/via", choice.Reason));
            return default;
        }

        return captures ? (ImageRoute.Capture, route, $"the instance is captured first, then its image re-encrypted: {choice.Reason}")
            : CopyFirst.IsNeeded(route, facts.Source) ? (ImageRoute.CopyFirst, route, $"the image is copied first, since only its owner, {facts.Source.OwnerId}, can read its UEFI variable store: {choice.Reason}")
            : (route, null, choice.Reason);
    }

    private static ImagePlan Assemble(
        ImageRequest request, PlanFacts facts, IReadOnlyList<DesiredDevice> desired, IReadOnlyList<DevicePlan> devices, ImageRoute last, string reason)
    {
        return new ImagePlan
        {
            Route = last,
            Boots = last == ImageRoute.Instance,
            Registers = last == ImageRoute.Snapshots,
            Reason = reason,
            Location = facts.Account.Location,
            SourceKind = facts.Source.Kind,
            SourceId = facts.Source.Id,
            Reboot = request.Source.Reboot ?? false,
            Name = facts.Identity.Name,
            Description = request.Description,
            RequestDigest = facts.Identity.Digest,
            ContentDigest = ContentDigest.Create(request),
            Tags = request.Tags,
            CompleteWithinMinutes = request.CompleteWithinMinutes,
            Estimate = Estimate([.. devices.Where(device => device.Expected.HasSnapshot).Select(device => device.Expected.Volume.SizeGiB)]),
            Launch = last == ImageRoute.Instance ? LaunchPlanner.Plan(request.Instance, facts, desired) : null,
            AvailabilityZone = facts.Account.AvailabilityZones.Count > 0 ? facts.Account.AvailabilityZones[0] : null,
            Devices = devices,
            Ephemerals = facts.Source.Ephemerals,
            Watermarks = facts.Source.Kind == SourceKind.Image ? facts.Source.Watermarks : null,
            Attributes = facts.Source.Attributes,
        };
    }

    private static DurationEstimate? Estimate(IReadOnlyList<int> sizes) => sizes.Count == 0 ? null : new()
    {
        Snapshots = sizes.Count,
        TotalGiB = sizes.Sum(),
        MaxGiB = sizes.Max(),
        AtLeastMinutes = DurationEstimate.MinMinutes(sizes.Max()),
        GivesUpAfterHours = Math.Round(WaitPace.Snapshots.ForSize(sizes.Max()).Deadline.TotalHours, 1),
    };

    private static void RefuseIf(List<Problem> problems)
    {
        if (problems.Count > 0)
        {
            throw new RequestRefusedException(problems);
        }
    }
}
