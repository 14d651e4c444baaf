using Amazon.CDK.AWS.IAM;
using AmiPipeline.Infra.Foundation;

namespace AmiPipeline.Infra.Permissions;

/// <summary>What each function may do: the calls that its source makes, each bounded as far as EC2 lets a policy bound it.</summary>
/// <param name="grants">The statements of EC2.</param>
/// <param name="keys">The statements of KMS.</param>
/// <param name="sharing">The statements by which other accounts are let read an image.</param>
/// <param name="publishing">The statements by which images are published.</param>
/// <param name="executions">The statements of Step Functions.</param>
/// <param name="network">Where temporary instances run; null if none is launched.</param>
internal sealed class FunctionPermissions(Grants grants, KeyGrants keys, SharingGrants sharing, PublishGrants publishing, ExecutionGrants executions, InstanceNetwork? network)
{
    /// <summary>The statements of a function's role.</summary>
    /// <param name="functionName">The handler name.</param>
    /// <exception cref="ArgumentOutOfRangeException">No function has this name.</exception>
    public IEnumerable<PolicyStatement> Of(string functionName) => functionName switch
    {
        // An image that was committed for the same request needs no source.
        FunctionNames.ShareSource => [Grants.Read("ec2:DescribeImages"), .. OtherAccountRoles.AssumeSources(grants.Configuration)],
        FunctionNames.UnshareSource => OtherAccountRoles.AssumeSources(grants.Configuration),
        FunctionNames.PlanImage =>
        [
            Grants.Read(
                "ec2:DescribeImages", "ec2:DescribeSnapshots", "ec2:DescribeInstances", "ec2:DescribeVolumes", "ec2:DescribeAvailabilityZones", "ec2:DescribeInstanceTypes",
                "ec2:DescribeSubnets", "ec2:DescribeSecurityGroups",
                "ec2:GetEbsEncryptionByDefault", "ec2:GetEbsDefaultKmsKeyId", "ec2:GetAllowedImagesSettings", "ec2:DescribeRegions"),
            grants.Everywhere.ActOnSource("ec2:DescribeImageAttribute", "image"),
            grants.ReadParameters(),
            .. publishing.Plan(),
            .. keys.LookUp(),
            .. OtherAccountRoles.AssumeSources(grants.Configuration),
            .. OtherAccountRoles.AssumeTargets(grants.Configuration),
        ],
        FunctionNames.StartCopy =>
        [
            grants.ActOnSource("ec2:CopyImage", "image"),
            // The source's snapshots: CopyImage knows neither owner nor tags of theirs. The image's owner is checked above.
            Grants.Statement("CopyImageSourceSnapshots", ["ec2:CopyImage"], grants.ArnsOfExisting("snapshot")),
            grants.Make("ec2:CopyImage", "image", "snapshot"),
            grants.TagNew("ec2:CopyImage", "image", "snapshot"),
            .. keys.Copy(),
            // An execution that waits checks the copies of those who hold slots.
            .. grants.Configuration.CopyQueue is null ? Array.Empty<PolicyStatement>() : [Grants.Read("ec2:DescribeSnapshots")],
            .. grants.CopyQueue(),
        ],
        FunctionNames.CheckImage => [Grants.Read("ec2:DescribeImages", "ec2:DescribeSnapshots"), .. grants.CopyQueue()],
        FunctionNames.CaptureImage => [.. CreateImage(CaptureOfThoseThatAgreed())],
        FunctionNames.LaunchInstance => [Grants.Read("ec2:DescribeInstances"), .. network is null ? [] : Launch(network)],
        FunctionNames.CheckInstance => [Grants.Read("ec2:DescribeInstances", "ec2:DescribeInstanceStatus")],
        FunctionNames.CreateVolumes =>
        [
            Grants.Read("ec2:DescribeImages"),
            grants.Make("ec2:CreateVolume", "volume"),
            grants.TagNew("ec2:CreateVolume", "volume"),
            grants.ActOnSourceOrOwn("ec2:CreateVolume", "snapshot"),
            .. keys.MakeVolumes(),
        ],
        FunctionNames.CheckVolumes => [Grants.Read("ec2:DescribeVolumes")],
        FunctionNames.DetachVolumes => [Grants.Read("ec2:DescribeVolumes"), grants.ActOnOwn("ec2:DetachVolume", "instance", "volume")],
        FunctionNames.AttachVolumes => [Grants.Read("ec2:DescribeVolumes"), grants.ActOnOwn("ec2:AttachVolume", "instance", "volume"), .. keys.Attach()],
        FunctionNames.StopInstance => [grants.ActOnOwn("ec2:StopInstances", "instance")],
        FunctionNames.CreateImage => [.. CreateImage(grants.ActOnOwn("ec2:CreateImage", "instance"))],
        FunctionNames.CopySnapshots =>
        [
            Grants.Read("ec2:DescribeImages", "ec2:DescribeSnapshots"),
            grants.ActOnSourceOrOwn("ec2:CopySnapshot", "snapshot"),
            grants.Make("ec2:CopySnapshot", "snapshot"),
            grants.TagNew("ec2:CopySnapshot", "snapshot"),
            grants.Make("ec2:CreateSnapshot", "snapshot"),
            grants.TagNew("ec2:CreateSnapshot", "snapshot"),
            grants.ActOnOwn("ec2:CreateSnapshot", "volume"),
            .. keys.Copy(),
            .. grants.CopyQueue(),
        ],
        FunctionNames.CheckSnapshots => [Grants.Read("ec2:DescribeSnapshots"), .. grants.CopyQueue()],
        FunctionNames.RegisterImage =>
        [
            Grants.Read("ec2:DescribeImages"),
            grants.ActOnOwn("ec2:DescribeImageAttribute", "image"),
            grants.Make("ec2:RegisterImage", "image"),
            grants.TagNew("ec2:RegisterImage", "image"),
            grants.ActOnOwn("ec2:RegisterImage", "snapshot"),
        ],
        FunctionNames.VerifyImage =>
        [
            Grants.Read("ec2:DescribeImages", "ec2:DescribeSnapshots"),
            grants.ActOnAccounts("ec2:DescribeImageAttribute", "image"),
            .. keys.LookUpAwsManaged(),
        ],
        FunctionNames.CommitImage => [Commit(grants)],
        FunctionNames.CopyImages =>
        [
            Grants.Read("ec2:DescribeImages", "ec2:DescribeSnapshots"),
            .. grants.MayCopy || grants.HasTargets ? ReadAndCommit(grants.Everywhere) : [],
            .. grants.MayCopy ? CopyElsewhere(grants.Elsewhere) : [],
            .. sharing.Give(),
            .. OtherAccountRoles.AssumeTargets(grants.Configuration),
            .. grants.CopyQueue(),
        ],
        FunctionNames.ShareImages =>
        [
            Grants.Read("ec2:DescribeImages", "ec2:DescribeSnapshots"),
            .. sharing.ForGood(),
            .. grants.Configuration.Guardrails.ShareWith.Count == 0 ? [] : OtherAccountRoles.AssumeTargets(grants.Configuration),
        ],
        FunctionNames.PublishImages => [.. publishing.Publish(), .. OtherAccountRoles.AssumeTargets(grants.Configuration)],
        FunctionNames.RetainImages => grants.Configuration.Guardrails.RetentionFamilies.Count == 0 ? [] : [.. Retain(grants.Everywhere), .. OtherAccountRoles.AssumeTargets(grants.Configuration)],
        FunctionNames.CleanUp =>
        [
            Grants.Read("ec2:DescribeImages", "ec2:DescribeInstances", "ec2:DescribeVolumes", "ec2:DescribeSnapshots"),
            grants.Everywhere.ActOnOwn("ec2:DeregisterImage", "image"),
            grants.ActOnOwn("ec2:TerminateInstances", "instance"),
            grants.ActOnOwn("ec2:DeleteVolume", "volume"),
            grants.Everywhere.ActOnOwn("ec2:DeleteSnapshot", "snapshot"),
            .. sharing.TakeBack(),
            .. OtherAccountRoles.AssumeTargets(grants.Configuration),
            .. grants.CopyQueue(),
        ],
        FunctionNames.StartPipeline => [Grants.Read("ec2:DescribeImages", "ec2:DescribeSnapshots"), .. executions.Start(), .. OtherAccountRoles.AssumeSources(grants.Configuration)],
        FunctionNames.ReconcileImages => [Grants.Read("ec2:DescribeImages", "ec2:DescribeSnapshots"), .. executions.Start(), executions.List(), .. OtherAccountRoles.AssumeSources(grants.Configuration)],
        FunctionNames.SweepExecutions =>
        [
            Grants.Read("ec2:DescribeImages", "ec2:DescribeInstances", "ec2:DescribeVolumes", "ec2:DescribeSnapshots"),
            .. executions.CleanUp(),
            .. OtherAccountRoles.AssumeTargets(grants.Configuration),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(functionName), functionName, "The permissions of this function are not written down."),
    };

    private static IEnumerable<PolicyStatement> Retain(Grants everywhere) =>
    [
        Grants.Read("ec2:DescribeImages", "ec2:DescribeSnapshots"),
        everywhere.ActOnAccounts("ec2:DescribeImageAttribute", "image"),
        .. new RetentionStatements
        {
            Families = everywhere.Configuration.Guardrails.RetentionFamilies,
            Owner = everywhere.Owner,
            Images = everywhere.ArnsOfExisting("image"),
            Snapshots = everywhere.ArnsOfExisting("snapshot"),
            Reports = everywhere.Arns("image-usage-report"),
        }.All(),
    ];

    // The image may wait for its copies until it is committed.
    private static IEnumerable<PolicyStatement> ReadAndCommit(Grants everywhere) => [everywhere.ActOnAccounts("ec2:DescribeImageAttribute", "image"), Commit(everywhere)];

    // The image is the source, and the account's own; the copies are marked as everything new is.
    private IEnumerable<PolicyStatement> CopyElsewhere(Grants elsewhere) =>
    [
        grants.ActOnAccounts("ec2:CopyImage", "image"),
        Grants.Statement("CopyImageSourceSnapshots", ["ec2:CopyImage"], grants.ArnsOfExisting("snapshot")),
        elsewhere.Make("ec2:CopyImage", "image", "snapshot"),
        elsewhere.TagNew("ec2:CopyImage", "image", "snapshot"),
        grants.ActOnAccounts("ec2:CopySnapshot", "snapshot"),
        elsewhere.Make("ec2:CopySnapshot", "snapshot"),
        elsewhere.TagNew("ec2:CopySnapshot", "snapshot"),
        elsewhere.Make("ec2:RegisterImage", "image"),
        elsewhere.TagNew("ec2:RegisterImage", "image"),
        elsewhere.ActOnOwn("ec2:RegisterImage", "snapshot"),
        grants.NotHere("ec2:CopyImage", "ec2:CopySnapshot", "ec2:RegisterImage"),
        .. keys.CopyElsewhere(),
    ];

    private IEnumerable<PolicyStatement> CreateImage(PolicyStatement ofInstance) =>
    [
        Grants.Read("ec2:DescribeImages"),
        ofInstance,
        grants.Make("ec2:CreateImage", "image", "snapshot"),
        grants.TagNew("ec2:CreateImage", "image", "snapshot"),
    ];

    private PolicyStatement CaptureOfThoseThatAgreed() => Grants.Statement(
        "CreateImageOfThoseThatAgreed", ["ec2:CreateImage"], grants.Arns("instance"), Grants.StringEquals(($"aws:ResourceTag/{PipelineTags.Capture}", PipelineTags.CaptureAllowed)));

    // No key pair and no launch template: neither is among the resources. No instance profile: nothing here may pass a role.
    private IEnumerable<PolicyStatement> Launch(InstanceNetwork network) =>
    [
        Grants.Statement("RunInstancesNew", ["ec2:RunInstances"], grants.Arns("instance"), grants.NewWith(("ec2:MetadataHttpTokens", "required"))),
        Grants.Statement("RunInstancesNewParts", ["ec2:RunInstances"], grants.Arns("volume", "network-interface"), grants.NewWith()),
        Grants.Statement("RunInstancesNetwork", ["ec2:RunInstances"], [.. network.Arns]),
        grants.ActOnSource("ec2:RunInstances", "image", "snapshot"),
        grants.TagNew("ec2:RunInstances", "instance", "volume", "network-interface"),
        .. keys.MakeVolumes(),
    ];

    // Again if an answer was lost: what is committed already may be committed once more.
    private static PolicyStatement Commit(Grants where) => Grants.Statement("Commit", ["ec2:CreateTags"], where.Arns("image", "snapshot"), new Dictionary<string, object>
    {
        ["StringEquals"] = new Dictionary<string, object>
        {
            [$"aws:ResourceTag/{PipelineTags.Owner}"] = where.Owner,
            [$"aws:ResourceTag/{PipelineTags.State}"] = new[] { PipelineTags.Building, PipelineTags.Committed },
            [$"aws:RequestTag/{PipelineTags.State}"] = PipelineTags.Committed,
        },
        ["ForAllValues:StringEquals"] = new Dictionary<string, object> { ["aws:TagKeys"] = new[] { PipelineTags.State } },
    });
}
