using AmiPipeline.Simulator.Ec2.Images;
using AmiPipeline.Simulator.Ec2.Instances;
using AmiPipeline.Simulator.Ec2.Permissions;
using AmiPipeline.Simulator.Ec2.Sharing;
using AmiPipeline.Simulator.Ec2.Snapshots;
using AmiPipeline.Simulator.Ec2.Tags;
using AmiPipeline.Simulator.Ec2.Volumes;
using AmiPipeline.Simulator.Iam;
using AmiPipeline.Simulator.Logs;
using AmiPipeline.Simulator.Policies;

namespace AmiPipeline.Simulator.Services;

/// <summary>
/// Which permissions each EC2 action needs: on which resources, with which condition keys (Service Authorization Reference, "Actions, resources,
/// and condition keys for Amazon EC2").
/// </summary>
internal static class Ec2Permissions
{
    private static readonly Dictionary<string, Action<Ec2Needs>> ByAction = new(StringComparer.Ordinal)
    {
        ["CopyImage"] = ImageNeeds.Copy,
        ["CreateImage"] = ImageNeeds.Create,
        ["RegisterImage"] = ImageNeeds.Register,
        ["DeregisterImage"] = ImageNeeds.OfImage,
        ["DescribeImageAttribute"] = ImageNeeds.OfImage,
        ["ModifyImageAttribute"] = ImageNeeds.ModifyAttribute,
        ["ResetImageAttribute"] = ImageNeeds.OfImage,
        ["EnableImage"] = ImageNeeds.OfImage,
        ["DisableImage"] = ImageNeeds.OfImage,
        ["EnableImageDeprecation"] = ImageNeeds.OfImage,
        ["DisableImageDeprecation"] = ImageNeeds.OfImage,
        ["EnableImageDeregistrationProtection"] = ImageNeeds.OfImage,
        ["DisableImageDeregistrationProtection"] = ImageNeeds.OfImage,

        ["CopySnapshot"] = SnapshotNeeds.Copy,
        ["CreateSnapshot"] = SnapshotNeeds.Create,
        ["CreateSnapshots"] = SnapshotNeeds.CreateOfInstance,
        ["DeleteSnapshot"] = SnapshotNeeds.OfSnapshot,
        ["DescribeSnapshotAttribute"] = SnapshotNeeds.OfSnapshot,
        ["ModifySnapshotAttribute"] = SharingNeeds.ModifySnapshot,
        ["ResetSnapshotAttribute"] = SnapshotNeeds.OfSnapshot,

        ["CreateVolume"] = VolumeNeeds.Create,
        ["AttachVolume"] = VolumeNeeds.OfVolumeAndInstance,
        ["DetachVolume"] = VolumeNeeds.OfVolumeAndInstance,
        ["DeleteVolume"] = VolumeNeeds.OfVolumeAndInstance,
        ["ModifyVolume"] = VolumeNeeds.OfVolumeAndInstance,

        ["RunInstances"] = InstanceNeeds.Run,
        ["StartInstances"] = InstanceNeeds.OfInstances,
        ["StopInstances"] = InstanceNeeds.OfInstances,
        ["RebootInstances"] = InstanceNeeds.OfInstances,
        ["TerminateInstances"] = InstanceNeeds.OfInstances,
        ["ModifyInstanceAttribute"] = InstanceNeeds.OfInstance,
        ["DescribeInstanceAttribute"] = InstanceNeeds.OfInstance,

        ["CreateTags"] = TagNeeds.Change,
        ["DeleteTags"] = TagNeeds.Change,
    };

    private static readonly HashSet<string> WithoutResources = new(StringComparer.Ordinal)
    {
        "DescribeAvailabilityZones", "DescribeImages", "DescribeInstances", "DescribeInstanceStatus", "DescribeInstanceTypes", "DescribeKeyPairs",
        "DescribeRegions", "DescribeSecurityGroups", "DescribeSnapshots", "DescribeSubnets", "DescribeTags", "DescribeVolumes", "DescribeVolumesModifications", "DescribeVolumeStatus", "DescribeVpcs",
        "EnableEbsEncryptionByDefault", "DisableEbsEncryptionByDefault", "GetEbsDefaultKmsKeyId", "GetEbsEncryptionByDefault",
        "EnableAllowedImagesSettings", "DisableAllowedImagesSettings", "GetAllowedImagesSettings", "ReplaceImageCriteriaInAllowedImagesSettings",
        "ModifyEbsDefaultKmsKeyId", "ResetEbsDefaultKmsKeyId",
    };

    public static IReadOnlyList<PermissionRequest> Of(Call call)
    {
        var needs = new Ec2Needs(call);
        if (WithoutResources.Contains(call.Action))
        {
            needs.OnNothing();
        }
        else if (ByAction.GetValueOrDefault(call.Action) is { } add)
        {
            add(needs);
            needs.Tagging();
        }
        else
        {
            throw new ServiceErrorException(
                "InvalidAction", $"The simulator does not model which permissions the action {call.Action} needs, so no role can call it.");
        }

        return needs.Requests;
    }

    /// <summary>Refuses a call that lacks one of them, in EC2's words.</summary>
    public static void Check(Call call)
    {
        // Each is decided, so that the record shows all that a call needs.
        var decisions = Of(call).Select(request => Authorizer.Decide(call, request)).ToList();
        if (decisions.Find(decision => !decision.IsAllowed && !IsLeftToTheAction(call, decision)) is { } denied)
        {
            throw new ServiceErrorException(
                "UnauthorizedOperation",
                $"You are not authorized to perform this operation. {Authorizer.Reason(call, denied)}. " +
                $"Encoded authorization failure message: {EncodedMessage.Of(denied)}",
                403);
        }
    }

    private static bool IsLeftToTheAction(Call call, Authorization denied)
    {
        var id = denied.Resource[(denied.Resource.LastIndexOf('/') + 1)..];
        return call.Simulation.Options.UnknownIdsAreToldToRoles
            && denied.Statement is null
            && id != Ec2Needs.New
            && !call.Simulation.World.Regions.Values.SelectMany(region => region.AllResources).Any(resource => resource.Id == id);
    }
}
