using AmiPipeline.Simulator.Ec2.Images;
using AmiPipeline.Simulator.Ec2.Instances;
using AmiPipeline.Simulator.Ec2.LaunchTemplates;
using AmiPipeline.Simulator.Ec2.Permissions;
using AmiPipeline.Simulator.Ec2.SecurityGroups;
using AmiPipeline.Simulator.Ec2.Sharing;
using AmiPipeline.Simulator.Ec2.Snapshots;
using AmiPipeline.Simulator.Ec2.Tags;
using AmiPipeline.Simulator.Ec2.UsageReports;
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
    private static readonly Dictionary<string, Action<RequiredPermissions>> ByAction = new(StringComparer.Ordinal)
    {
        ["CopyImage"] = ImagePermissions.Copy,
        ["CreateImage"] = ImagePermissions.Create,
        ["RegisterImage"] = ImagePermissions.Register,
        ["DeregisterImage"] = ImagePermissions.OneImage,
        ["DescribeImageAttribute"] = ImagePermissions.OneImage,
        ["ModifyImageAttribute"] = ImagePermissions.ModifyAttribute,
        ["ResetImageAttribute"] = ImagePermissions.OneImage,
        ["EnableImage"] = ImagePermissions.OneImage,
        ["DisableImage"] = ImagePermissions.OneImage,
        ["AttachImageWatermark"] = ImagePermissions.OneImage,
        ["DetachImageWatermark"] = ImagePermissions.OneImage,
        ["EnableImageDeprecation"] = ImagePermissions.OneImage,
        ["DisableImageDeprecation"] = ImagePermissions.OneImage,
        ["EnableImageDeregistrationProtection"] = ImagePermissions.OneImage,
        ["DisableImageDeregistrationProtection"] = ImagePermissions.OneImage,

        ["CopySnapshot"] = SnapshotPermissions.Copy,
        ["CreateSnapshot"] = SnapshotPermissions.Create,
        ["CreateSnapshots"] = SnapshotPermissions.CreateOfInstance,
        ["DeleteSnapshot"] = SnapshotPermissions.OneSnapshot,
        ["DescribeSnapshotAttribute"] = SnapshotPermissions.OneSnapshot,
        ["ModifySnapshotAttribute"] = SharingPermissions.ModifySnapshot,
        ["ResetSnapshotAttribute"] = SnapshotPermissions.OneSnapshot,

        ["CreateVolume"] = VolumePermissions.Create,
        ["AttachVolume"] = VolumePermissions.VolumeAndInstance,
        ["DetachVolume"] = VolumePermissions.VolumeAndInstance,
        ["DeleteVolume"] = VolumePermissions.VolumeAndInstance,
        ["ModifyVolume"] = VolumePermissions.VolumeAndInstance,

        ["RunInstances"] = InstancePermissions.Run,
        ["StartInstances"] = InstancePermissions.AllInstances,
        ["StopInstances"] = InstancePermissions.AllInstances,
        ["RebootInstances"] = InstancePermissions.AllInstances,
        ["TerminateInstances"] = InstancePermissions.AllInstances,
        ["ModifyInstanceAttribute"] = InstancePermissions.OneInstance,
        ["DescribeInstanceAttribute"] = InstancePermissions.OneInstance,

        ["DescribeImageReferences"] = UsageReportPermissions.References,
        ["CreateImageUsageReport"] = UsageReportPermissions.Create,
        ["DeleteImageUsageReport"] = UsageReportPermissions.Delete,

        ["CreateSecurityGroup"] = SecurityGroupPermissions.Create,
        ["DeleteSecurityGroup"] = SecurityGroupPermissions.OneGroup,
        ["AuthorizeSecurityGroupEgress"] = SecurityGroupPermissions.OneGroup,
        ["AuthorizeSecurityGroupIngress"] = SecurityGroupPermissions.OneGroup,
        ["RevokeSecurityGroupEgress"] = SecurityGroupPermissions.OneGroup,
        ["RevokeSecurityGroupIngress"] = SecurityGroupPermissions.OneGroup,

        ["CreateLaunchTemplate"] = LaunchTemplatePermissions.Create,
        ["CreateLaunchTemplateVersion"] = LaunchTemplatePermissions.OneTemplate,
        ["DeleteLaunchTemplate"] = LaunchTemplatePermissions.OneTemplate,
        ["DeleteLaunchTemplateVersions"] = LaunchTemplatePermissions.OneTemplate,
        ["ModifyLaunchTemplate"] = LaunchTemplatePermissions.OneTemplate,

        ["CreateTags"] = TagPermissions.Change,
        ["DeleteTags"] = TagPermissions.Change,
    };

    private static readonly HashSet<string> WithoutResources = new(StringComparer.Ordinal)
    {
        "DescribeAvailabilityZones", "DescribeImages", "DescribeInstances", "DescribeInstanceStatus", "DescribeInstanceTypes", "DescribeKeyPairs", "DescribeImageUsageReports", "DescribeImageUsageReportEntries", "DescribeLaunchTemplates", "DescribeLaunchTemplateVersions",
        "DescribeRegions", "DescribeSecurityGroups", "DescribeSnapshots", "DescribeSubnets", "DescribeTags", "DescribeVolumes", "DescribeVolumesModifications", "DescribeVolumeStatus", "DescribeVpcs",
        "EnableEbsEncryptionByDefault", "DisableEbsEncryptionByDefault", "GetEbsDefaultKmsKeyId", "GetEbsEncryptionByDefault",
        "EnableAllowedImagesSettings", "DisableAllowedImagesSettings", "GetAllowedImagesSettings", "ReplaceImageCriteriaInAllowedImagesSettings",
        "ModifyEbsDefaultKmsKeyId", "ResetEbsDefaultKmsKeyId",
        "EnableImageBlockPublicAccess", "DisableImageBlockPublicAccess", "GetImageBlockPublicAccessState",
        "EnableSnapshotBlockPublicAccess", "DisableSnapshotBlockPublicAccess", "GetSnapshotBlockPublicAccessState",
    };

    public static IReadOnlyList<PermissionRequest> RequiredBy(Call call)
    {
        if (call.Action == "RunInstances")
        {
            LaunchTemplateUse.Complete(call);
        }

        var required = new RequiredPermissions(call);
        if (WithoutResources.Contains(call.Action))
        {
            required.OnNothing();
        }
        else if (ByAction.GetValueOrDefault(call.Action) is { } add)
        {
            add(required);
            required.Tagging();
        }
        else
        {
            throw new ServiceErrorException(
                "InvalidAction", $"The simulator does not model which permissions the action {call.Action} needs, so no role can call it.");
        }

        return required.Requests;
    }

    /// <summary>Refuses a call that lacks one of them, in EC2's words.</summary>
    public static void Check(Call call)
    {
        // Each is decided, so that the record shows all that a call requires.
        var decisions = RequiredBy(call).Select(request => Authorizer.Decide(call, request)).ToList();
        if (decisions.Find(decision => !decision.IsAllowed && !IsLeftToTheAction(call, decision)) is { } denied)
        {
            throw new ServiceErrorException(
                "UnauthorizedOperation",
                $"You are not authorized to perform this operation. {Authorizer.Reason(call, denied)}. " +
                $"Encoded authorization failure message: {EncodedMessage.Create(denied)}",
                403);
        }
    }

    private static bool IsLeftToTheAction(Call call, Authorization denied)
    {
        var id = denied.Resource[(denied.Resource.LastIndexOf('/') + 1)..];
        return call.Simulation.Options.ReportsUnknownIdsToRoles
            && denied.Statement is null
            && id != RequiredPermissions.New
            && !call.Simulation.World.Regions.Values.SelectMany(region => region.AllResources).Any(resource => resource.Id == id);
    }
}
