using AmiPipeline.Simulator.Ec2;
using AmiPipeline.Simulator.Ec2.AllowedAmis;
using AmiPipeline.Simulator.Ec2.Encryption;
using AmiPipeline.Simulator.Ec2.Images;
using AmiPipeline.Simulator.Ec2.Instances;
using AmiPipeline.Simulator.Ec2.KeyPairs;
using AmiPipeline.Simulator.Ec2.LaunchTemplates;
using AmiPipeline.Simulator.Ec2.Network;
using AmiPipeline.Simulator.Ec2.SecurityGroups;
using AmiPipeline.Simulator.Ec2.Sharing;
using AmiPipeline.Simulator.Ec2.Snapshots;
using AmiPipeline.Simulator.Ec2.Tags;
using AmiPipeline.Simulator.Ec2.UsageReports;
using AmiPipeline.Simulator.Ec2.Volumes;

namespace AmiPipeline.Simulator.Services;

/// <summary>Every EC2 action that is modelled.</summary>
internal static class Ec2Actions
{
    private static readonly IEc2Action[] All =
    [
        new CopyImageAction(),
        new CreateImageAction(),
        new DeregisterImageAction(),
        new DescribeImageAttributeAction(),
        new DescribeImagesAction(),
        new RegisterImageAction(),
        new ImagePublicAccessAction(enables: true),
        new ImagePublicAccessAction(enables: false),
        new ImagePublicAccessAction(enables: null),
        new ModifyImageAttributeAction(),
        new ResetAttributeAction(isOfImage: true),
        new SetDeregistrationProtectionAction(enables: true),
        new SetDeregistrationProtectionAction(enables: false),
        new AttachImageWatermarkAction(),
        new DetachImageWatermarkAction(),
        new SetImageDeprecationAction(enables: true),
        new SetImageDeprecationAction(enables: false),
        new SetImageStateAction(enables: true),
        new SetImageStateAction(enables: false),

        new GetAllowedImagesSettingsAction(),
        new ReplaceImageCriteriaAction(),
        new SetAllowedImagesSettingsAction(enables: true),
        new SetAllowedImagesSettingsAction(enables: false),

        new CopySnapshotAction(),
        new CreateSnapshotAction(),
        new CreateSnapshotsAction(),
        new DeleteSnapshotAction(),
        new DescribeSnapshotAttributeAction(),
        new DescribeSnapshotsAction(),
        new ModifySnapshotAttributeAction(),
        new ResetAttributeAction(isOfImage: false),
        new SnapshotPublicAccessAction(enables: true),
        new SnapshotPublicAccessAction(enables: false),
        new SnapshotPublicAccessAction(enables: null),

        new AttachVolumeAction(),
        new CreateVolumeAction(),
        new DeleteVolumeAction(),
        new DescribeVolumesAction(),
        new DescribeVolumesModificationsAction(),
        new DescribeVolumeStatusAction(),
        new DetachVolumeAction(),
        new ModifyVolumeAction(),

        new DescribeInstanceAttributeAction(),
        new DescribeInstancesAction(),
        new DescribeInstanceStatusAction(),
        new DescribeInstanceTypesAction(),
        new ModifyInstanceAttributeAction(),
        new RebootInstancesAction(),
        new RunInstancesAction(),
        new StartInstancesAction(),
        new StopInstancesAction(),
        new TerminateInstancesAction(),

        new CreateTagsAction(),
        new DeleteTagsAction(),
        new DescribeTagsAction(),

        new DescribeAvailabilityZonesAction(),
        new DescribeRegionsAction(),
        new DescribeSubnetsAction(),
        new DescribeVpcsAction(),

        new ChangeRulesAction(adds: true, isIngress: true),
        new ChangeRulesAction(adds: true, isIngress: false),
        new ChangeRulesAction(adds: false, isIngress: true),
        new ChangeRulesAction(adds: false, isIngress: false),
        new CreateSecurityGroupAction(),
        new DeleteSecurityGroupAction(),
        new DescribeSecurityGroupsAction(),

        new DeleteKeyPairAction(),
        new DescribeKeyPairsAction(),
        new NewKeyPairAction(imports: false),
        new NewKeyPairAction(imports: true),

        new ChangeLaunchTemplateAction(deletes: true),
        new ChangeLaunchTemplateAction(deletes: false),
        new DescribeImageReferencesAction(),
        new CreateImageUsageReportAction(),
        new DeleteImageUsageReportAction(),
        new DescribeImageUsageReportEntriesAction(),
        new DescribeImageUsageReportsAction(),

        new CreateLaunchTemplateAction(),
        new CreateLaunchTemplateVersionAction(),
        new DeleteLaunchTemplateVersionsAction(),
        new DescribeLaunchTemplatesAction(),
        new DescribeLaunchTemplateVersionsAction(),

        new GetEbsDefaultKmsKeyIdAction(),
        new GetEbsEncryptionByDefaultAction(),
        new ModifyEbsDefaultKmsKeyIdAction(),
        new ResetEbsDefaultKmsKeyIdAction(),
        new SetEbsEncryptionByDefaultAction(enables: true),
        new SetEbsEncryptionByDefaultAction(enables: false),
    ];

    public static IReadOnlyDictionary<string, IEc2Action> ByName { get; } =
        All.ToDictionary(action => action.Name, StringComparer.Ordinal);
}
