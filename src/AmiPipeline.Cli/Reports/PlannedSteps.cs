using AmiPipeline.Plans;
using AmiPipeline.Sharing;

namespace AmiPipeline.Cli.Reports;

/// <summary>Puts a plan into the calls that it leads to, in their order. Reads between them, such as those of waits, are left out.</summary>
/// <param name="plan">The plan.</param>
/// <param name="keys">Short names of keys.</param>
/// <param name="sharedBy">The account that shares the source for the execution; null where none has to.</param>
internal sealed class PlannedSteps(ImagePlan plan, KeyNames keys, string? sharedBy = null)
{
    private const string VolumesOwn = "every snapshot under its volume's key";

    /// <summary>The calls.</summary>
    public IReadOnlyList<PlannedStep> All() => sharedBy is null ? Own() :
    [
        new(StateNames.ShareSource, "ModifyImageAttribute, ModifySnapshotAttribute, CreateGrant", $"in the role {SourceAccess.RoleName} of account {sharedBy}, where access is missing"),
        .. Own(),
        new(StateNames.UnshareSource, "ModifyImageAttribute, ModifySnapshotAttribute, RetireGrant", "for what was given"),
    ];

    private IReadOnlyList<PlannedStep> Own()
    {
        var verify = new PlannedStep(StateNames.VerifyImage, "DescribeImages, DescribeSnapshots", "to compare every device and attribute with this plan");
        return plan.Route == ImageRoute.Existing
            ? [verify with { What = $"of {plan.ExistingImageId} {verify.What}" }]
            :
            [
                .. Of(plan.Route),
                .. plan.SecondRoute is { } second ? Of(second) : [],
                verify,
                new(StateNames.CommitImage, "CreateTags", "on the image and its snapshots: ami-pipeline:state = committed"),
                .. CleanUp(),
            ];
    }

    private IEnumerable<PlannedStep> Of(ImageRoute route) => route switch
    {
        ImageRoute.Copy => [new(StateNames.StartCopy, "CopyImage", $"of {Source}", Parameters(plan.CopyEncryption))],
        ImageRoute.Capture => [new(StateNames.CaptureImage, "CreateImage", $"of {plan.SourceId}, {(plan.Reboot ? "which EC2 may reboot" : "without a reboot")}", VolumesOwn)],
        ImageRoute.Instance => ViaInstance(),
        ImageRoute.Snapshots => ViaSnapshots(),
        _ => [],
    };

    private IEnumerable<PlannedStep> ViaInstance()
    {
        var launch = plan.Launch!;
        yield return new(StateNames.LaunchInstance, "RunInstances", $"of {Source} as {string.Join(" or ", launch.InstanceTypes)}{(launch.SubnetIds.Count == 0 ? "" : $" in {string.Join(" or ", launch.SubnetIds)}")}");
        foreach (var device in plan.Devices.Where(device => device.InSource))
        {
            yield return new(StateNames.LaunchInstance, "with", Content(device), Parameters(device.Encryption));
        }

        foreach (var device in plan.Devices.Where(device => device.CreatesVolume))
        {
            yield return CreateVolume(StateNames.CreateVolumes, device);
        }

        if (plan.CreatesVolumes)
        {
            yield return new(StateNames.AttachVolumes, "AttachVolume", "of " + string.Join(", ", plan.Devices.Where(device => device.CreatesVolume).Select(device => device.DeviceName)));
        }

        yield return new(StateNames.StopInstance, "StopInstances", "of the temporary instance");
        yield return new(StateNames.CreateImage, "CreateImage", "of the temporary instance", VolumesOwn);
    }

    private IEnumerable<PlannedStep> ViaSnapshots()
    {
        foreach (var device in plan.Devices.Where(device => device.CreatesVolume))
        {
            yield return CreateVolume(StateNames.CreateVolumesToSnapshot, device);
        }

        foreach (var device in plan.Devices.Where(device => device.Expected.HasSnapshot))
        {
            yield return device.CreatesVolume
                ? new(StateNames.CopySnapshots, "CreateSnapshot", $"of the volume for {device.DeviceName}", "under that volume's key")
                : new(StateNames.CopySnapshots, "CopySnapshot", $"of {Content(device)}", Parameters(device.Encryption));
        }

        yield return new(StateNames.RegisterImage, "RegisterImage", "over the new snapshots, with every attribute of the source");
    }

    private IEnumerable<PlannedStep> CleanUp()
    {
        if (plan.Takes(ImageRoute.Instance))
        {
            yield return new(StateNames.CleanUp, "TerminateInstances", "of the temporary instance");
        }

        if (plan.CreatesVolumes || LaunchLeavesVolumes)
        {
            yield return new(StateNames.CleanUp, "DeleteVolume", "of the temporary volumes");
        }

        if (plan.SecondRoute is not null)
        {
            yield return new(StateNames.CleanUp, "DeregisterImage, DeleteSnapshot", "of the captured image");
        }
    }

    private PlannedStep CreateVolume(string state, DevicePlan device) => new(state, "CreateVolume", $"of {Content(device)}", Parameters(device.Encryption));

    // Some of the source's volumes outlive their instance.
    private bool LaunchLeavesVolumes => plan.Takes(ImageRoute.Instance) && plan.Devices.Any(device => device is { InSource: true, Expected.Volume.DeleteOnTermination: false });

    private string Source => plan.SourceKind == SourceKind.Instance ? "the captured image" : plan.SourceId;

    private static string Content(DevicePlan device) => device.Origin switch
    {
        DeviceOrigin.Source => $"the source's {device.DeviceName}",
        DeviceOrigin.Snapshot => $"{device.SnapshotId} for {device.DeviceName}",
        _ => $"{device.Expected.Volume.SizeGiB} GiB for {device.DeviceName}",
    };

    private string Parameters(EncryptionParameters? encryption) => encryption switch
    {
        null => "both encryption parameters left out",
        { KmsKeyId: null } => "Encrypted=true, KmsKeyId left out",
        { KmsKeyId: { } key } => $"Encrypted=true, KmsKeyId={keys.Of(key)}",
    };
}
