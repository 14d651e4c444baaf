using AmiPipeline.Cli.Json;
using AmiPipeline.Plans;
using AmiPipeline.Reports.Texts;
using AmiPipeline.Requests;

namespace AmiPipeline.Cli.Reports;

/// <summary>Lists the calls a plan leads to, step by step, without reads such as those of waits.</summary>
/// <param name="plan">The plan.</param>
/// <param name="keys">Short names of keys.</param>
/// <param name="sharedBy">The account that shares the source for the execution; null for none.</param>
/// <param name="sourceRole">The role that it shares it in; null for none.</param>
internal sealed class PlannedCalls(ImagePlan plan, KeyNames keys, string? sharedBy = null, string? sourceRole = null)
{
    private const string VolumesOwn = "every snapshot under its volume's key";

    /// <summary>The calls, in their order.</summary>
    /// <param name="steps">The steps that the execution would go through.</param>
    public IReadOnlyList<PlannedCall> InOrder(IEnumerable<string> steps) => [.. steps.SelectMany(Step)];

    private IEnumerable<PlannedCall> Step(string state) => state switch
    {
        StateNames.ShareSource when sharedBy is not null => [new(state, "ModifyImageAttribute, ModifySnapshotAttribute, CreateGrant", $"in the role {sourceRole} of account {sharedBy}, unless it has access")],
        StateNames.StartCopy => [new(state, "CopyImage", $"of {Source}", Parameters(plan.CopyEncryption))],
        StateNames.CopySource => [new(state, "CopyImage", $"of {plan.SourceId}", Parameters(plan.CopyEncryption))],
        StateNames.CaptureImage => [new(state, "CreateImage", $"of {plan.SourceId}, {(plan.Reboot ? "which EC2 may reboot" : "without a reboot")}", VolumesOwn)],
        StateNames.LaunchInstance => Launch(plan.Launch!),
        StateNames.CreateVolumes or StateNames.CreateVolumesToSnapshot => CreatedDevices.Select(device => new PlannedCall(state, "CreateVolume", $"of {Content(device)}", Parameters(device.Encryption))),
        StateNames.DetachVolumes when Replaces => [new(state, "DetachVolume", "of what the instance has booted from")],
        StateNames.AttachVolumes => [new(state, "AttachVolume", $"of {string.Join(", ", CreatedDevices.Select(device => device.DeviceName))}")],
        StateNames.StopInstance => [new(state, "StopInstances", "of the temporary instance")],
        StateNames.CreateImage => [new(state, "CreateImage", "of the temporary instance", VolumesOwn)],
        StateNames.CopySnapshots => plan.Devices.Where(device => device.Expected.HasSnapshot).Select(Snapshot),
        StateNames.RegisterImage => [new(state, "RegisterImage", "from the new snapshots, with every attribute of the source")],
        StateNames.VerifyImage => [new(state, "DescribeImages, DescribeSnapshots", $"{(plan.ExistingImageId is { } existing ? $"of {existing} " : "")}to compare every device and attribute with this plan")],
        StateNames.CommitImage when plan is { ExistingImageId: null, CommitsLast: false, KeepsImage: true } => [new(state, "CreateTags", "on the image and its snapshots: ami-pipeline:state = committed")],
        StateNames.CopyImages => [.. Share(), .. plan.CopiesToMake().SelectMany(Copy), .. CommitLast()],
        StateNames.ShareImages => ShareForGood(plan.Sharing!),
        StateNames.PublishImages => plan.Publications().SelectMany(place => Publish(place.Location.Describe(plan.Location), place.Publish)),
        StateNames.RetainImages => RetentionTable.Calls(plan),
        StateNames.CleanUp => CleanUp(),
        StateNames.UnshareSource when sharedBy is not null => [new(state, "ModifyImageAttribute, ModifySnapshotAttribute, RetireGrant", "to undo the sharing")],
        _ => [],
    };

    // Created volumes take the place of those that boot.
    private bool Replaces => plan.Takes(ImageRoute.Instance) && !plan.KeepsBootedVolumes;

    private IEnumerable<DevicePlan> CreatedDevices => plan.Devices.Where(device => device.CreatesVolume);

    private IEnumerable<PlannedCall> Launch(LaunchPlan launch)
    {
        var subnets = launch.SubnetIds.Count == 0 ? "" : $" in {string.Join(" or ", launch.SubnetIds)}";
        if (launch.VpcIds.Count > 0)
        {
            yield return new(StateNames.LaunchInstance, "CreateSecurityGroup, RevokeSecurityGroupEgress", $"in {launch.VpcIds[launch.SubnetIds[0]]}, so that nothing gets in or out");
        }

        yield return new(StateNames.LaunchInstance, "RunInstances", $"of {Source} as {string.Join(" or ", launch.InstanceTypes)}{subnets}");
        foreach (var device in plan.BootedDevices())
        {
            yield return new(StateNames.LaunchInstance, "with", Content(device), Parameters(device.Encryption));
        }
    }

    private PlannedCall Snapshot(DevicePlan device) => device.CreatesVolume
        ? new(StateNames.CopySnapshots, "CreateSnapshot", $"of the volume for {device.DeviceName}", "under that volume's key")
        : new(StateNames.CopySnapshots, "CopySnapshot", $"of {Content(device)}", Parameters(device.Encryption));

    private IEnumerable<PlannedCall> Copy(CopyPlan copy) => copy.Route == ImageRoute.Copy
        ? [new(StateNames.CopyImages, "CopyImage", $"of the image to {copy.Location.Describe(plan.Location)}", Parameters(copy.CopyEncryption))]
        : [
            .. copy.Devices.Zip(plan.Devices).Where(pair => pair.Second.Expected.HasSnapshot).Select(pair => new PlannedCall(
                StateNames.CopyImages, "CopySnapshot", $"of the image's {pair.First.DeviceName} to {copy.Location.Describe(plan.Location)}", Parameters(pair.First.Key is { } key ? new EncryptionParameters(key.KmsKeyId) : null))),
            new(StateNames.CopyImages, "RegisterImage", $"from the new snapshots in {copy.Location.Describe(plan.Location)}, with every attribute of the image"),
        ];

    private static IEnumerable<PlannedCall> Publish(string where, RequestPublish publish)
    {
        string[] settings =
        [
            .. publish.ImdsSupport is null ? [] : new[] { "ModifyImageAttribute" },
            .. publish is { DeprecateAfterDays: null, DeprecateAt: null } ? [] : new[] { "EnableImageDeprecation" },
            .. publish.DeregistrationProtection is null ? [] : new[] { "EnableImageDeregistrationProtection" },
            .. publish.Watermarks.Count == 0 ? [] : new[] { "AttachImageWatermark" },
        ];
        if (settings.Length > 0)
        {
            yield return new(StateNames.PublishImages, string.Join(", ", settings), $"in {where}, unless it is set");
        }

        if (publish.Parameter is { } parameter)
        {
            yield return new(StateNames.PublishImages, "PutParameter", $"of {parameter} in {where}, unless it names the image");
        }

        if (publish.LaunchTemplate is { } template)
        {
            yield return new(
                StateNames.PublishImages, $"CreateLaunchTemplateVersion{(template.SetDefault ? ", ModifyLaunchTemplate" : "")}",
                $"of {template.LaunchTemplateId ?? template.LaunchTemplateName} in {where}, unless it has one with the image{(template.SetDefault ? " as its default" : "")}");
        }
    }

    private IEnumerable<PlannedCall> Share() => plan.ReadingAccounts() is { Count: > 0 } accounts
        ? [new(StateNames.CopyImages, "ModifyImageAttribute, ModifySnapshotAttribute, CreateGrant", $"to let {string.Join(", ", accounts)} read the image while it is copied")]
        : [];

    private static IEnumerable<PlannedCall> ShareForGood(SharingPlan sharing)
    {
        if (sharing.Accounts.Count > 0)
        {
            yield return new(StateNames.ShareImages, "CreateGrant, ModifySnapshotAttribute, ModifyImageAttribute", $"to let {string.Join(", ", sharing.Accounts)} use the image and its copies, unless they can");
        }

        if (sharing.Organizations.Count > 0)
        {
            yield return new(StateNames.ShareImages, "ModifyImageAttribute", $"to let {string.Join(", ", sharing.Organizations)} launch the image and its copies, unless they can");
        }

        if (sharing.RevokesAll || sharing.Revoked.Count > 0)
        {
            yield return new(StateNames.ShareImages, "ModifyImageAttribute, ModifySnapshotAttribute, RetireGrant", $"to take the image and its copies from {(sharing.RevokesAll ? "all whom the pipeline has let use them" : string.Join(", ", sharing.Revoked))}");
        }
    }

    private IEnumerable<PlannedCall> CommitLast() => plan.CommitsLast
        ? [new(StateNames.CopyImages, "CreateTags", $"on {(plan.KeepsImage ? "the image and " : "")}all copies, once they are verified: ami-pipeline:state = committed")]
        : [];

    private IEnumerable<PlannedCall> CleanUp()
    {
        if (plan.ReadingAccounts().Count > 0)
        {
            yield return new(StateNames.CleanUp, "ModifyImageAttribute, ModifySnapshotAttribute, RetireGrant", "to undo the sharing");
        }

        if (plan.Takes(ImageRoute.Instance))
        {
            yield return new(StateNames.CleanUp, "TerminateInstances", "of the temporary instance");
            if (plan.Launch!.VpcIds.Count > 0)
            {
                yield return new(StateNames.CleanUp, "DeleteSecurityGroup", "of its security group");
            }
        }

        if (plan.CreatesVolumes || LaunchLeavesVolumes)
        {
            yield return new(StateNames.CleanUp, "DeleteVolume", "of the temporary volumes");
        }

        if (plan is { KeepsImage: false, ExistingImageId: null } && plan.Route != ImageRoute.None)
        {
            yield return new(StateNames.CleanUp, "DeregisterImage, DeleteSnapshot", "of the image itself");
        }

        if (plan.SecondRoute is not null)
        {
            yield return new(StateNames.CleanUp, "DeregisterImage, DeleteSnapshot", $"of {Source}");
        }
    }

    // Some of the source's volumes outlive their instance.
    private bool LaunchLeavesVolumes => plan.Takes(ImageRoute.Instance) && plan.Devices.Any(device => device is { InSource: true, Expected.Volume.DeleteOnTermination: false });

    // What the route, or the second, starts from.
    private string Source => plan.SourceKind == SourceKind.Instance ? "the captured image" : plan.Route == ImageRoute.CopyFirst ? "the copy" : plan.SourceId;

    private string Content(DevicePlan device) => device.Origin switch
    {
        DeviceOrigin.Source => $"the {(plan.Route == ImageRoute.CopyFirst && device.SnapshotId is null ? "copy" : "source")}'s {device.DeviceName}",
        DeviceOrigin.Snapshot => $"{device.SnapshotId} for {device.DeviceName}",
        _ => $"{device.Expected.Volume.SizeGiB} GiB for {device.DeviceName}",
    };

    private string Parameters(EncryptionParameters? encryption) => encryption switch
    {
        null => "no encryption parameters",
        { KmsKeyId: null } => "Encrypted=true, no KmsKeyId",
        { KmsKeyId: { } key } => $"Encrypted=true, KmsKeyId={keys.Shorten(key)}",
    };
}
