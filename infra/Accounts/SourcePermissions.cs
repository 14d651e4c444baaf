using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using AmiPipeline.Infra.Permissions;
using AmiPipeline.Sharing;

namespace AmiPipeline.Infra.Accounts;

/// <summary>What the role of a source account may do: see what is to be shared, give the pipeline's account access to it, and take that back.</summary>
/// <param name="props">What the deployer says.</param>
/// <param name="account">The source account.</param>
/// <param name="roleArn">The role's own ARN.</param>
internal sealed class SourcePermissions(OtherAccountProps props, string account, string roleArn)
{
    /// <summary>The statements.</summary>
    public IEnumerable<PolicyStatement> All() =>
    [
        // EC2's Describe actions know no resources.
        Grants.Statement("Read", ["ec2:DescribeImages", "ec2:DescribeSnapshots"], ["*"]),
        // Who may launch it, and its UEFI variables, which EC2 shows only to its owner.
        Grants.Statement("ReadImageAttributes", ["ec2:DescribeImageAttribute"], [Ec2("image")], OnMatching()),
        Grants.Statement("ReadVolumePermission", ["ec2:DescribeSnapshotAttribute"], [Ec2("snapshot")], OnMatching()),
        // EC2 lets no policy say with whom an image is shared (Service Authorization Reference); of snapshots it does. Its texts do not say how the attribute is spelled.
        Grants.Statement("ShareImages", ["ec2:ModifyImageAttribute"], [Ec2("image")], OnMatching(
            ("StringEqualsIgnoreCaseIfExists", "ec2:Attribute", "LaunchPermission"))),
        ShareSnapshots("ShareSnapshots", "Add", "Remove"),
        ShareSnapshots("UnshareSnapshots", "Remove", "Add"),
        Mark("Mark", "ec2:CreateTags"),
        Mark("Unmark", "ec2:DeleteTags"),
        Grants.Statement("LookAtKeys", ["kms:DescribeKey"], Keys()),
        Grants.Statement("GrantKeys", ["kms:CreateGrant"], Keys(), KeyGrants.ReadingGrants(CrossAccountRole.Arn(props, "root"), roleArn)),
        // To retire them needs no permission: the grants name this role.
        Grants.Statement("FindGrants", ["kms:ListRetirableGrants"], [roleArn]),
    ];

    // Exactly one of the two sets is there, and the pipeline's account is all that is in it.
    private PolicyStatement ShareSnapshots(string sid, string given, string absent) => Grants.Statement(sid, ["ec2:ModifySnapshotAttribute"], [Ec2("snapshot")], OnMatching(
        ("ForAllValues:StringEquals", $"ec2:{given}/userId", props.PipelineAccount),
        ("Null", $"ec2:{given}/userId", "false"),
        ("Null", $"ec2:{given}/group", "true"),
        ("Null", $"ec2:{absent}/userId", "true"),
        ("Null", $"ec2:{absent}/group", "true")));

    private PolicyStatement Mark(string sid, string action) => Grants.Statement(sid, [action], [Ec2("image"), Ec2("snapshot")], OnMatching(
        ("ForAllValues:StringLike", "aws:TagKeys", SharingTags.Prefix + "*"),
        ("Null", "aws:TagKeys", "false")));

    private Dictionary<string, object> OnMatching(params (string Operator, string Key, object Value)[] conditions) => props.SourceTag is { } tag
        ? Grants.Conditions([("StringEquals", $"aws:ResourceTag/{tag.Key}", tag.Value), .. conditions])
        : Grants.Conditions(conditions);

    // Of every Region: the role is global. Images and snapshots have no account in their ARNs, but only their owner can share or tag them.
    private static string Ec2(string type) => $"arn:{Aws.PARTITION}:ec2:*::{type}/*";

    private string[] Keys() => props.Keys is { } keys ? [.. keys] : [$"arn:{Aws.PARTITION}:kms:*:{account}:key/*"];
}
