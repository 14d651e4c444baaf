using Amazon.CDK.AWS.IAM;
using AmiPipeline.Infra.Foundation;
using AmiPipeline.Sharing;

namespace AmiPipeline.Infra.Permissions;

/// <summary>Letting other accounts read an image of the pipeline's for as long as they copy it: those whose role copies are made with, and no others.</summary>
/// <param name="grants">The statements of EC2.</param>
/// <param name="keys">The statements of KMS.</param>
/// <param name="names">The stack's names.</param>
internal sealed class SharingGrants(Grants grants, KeyGrants keys, PipelineNames names)
{
    private readonly string[] _accounts = [.. grants.Configuration.TargetRoles().Select(role => role.AccountId()).Distinct()];

    /// <summary>Giving it.</summary>
    public IEnumerable<PolicyStatement> Give() => _accounts.Length == 0 ? [] :
    [
        grants.ActOnAccounts("ec2:DescribeSnapshotAttribute", "snapshot"),
        ShareImages(),
        ShareSnapshots("ShareSnapshots", "Add", "Remove"),
        Mark("Mark", "ec2:CreateTags"),
        keys.Share(_accounts, Retirer),
    ];

    /// <summary>Taking it back, and giving it again to those that another execution has come to need it for meanwhile.</summary>
    public IEnumerable<PolicyStatement> TakeBack() => _accounts.Length == 0 ? [] :
    [
        ShareImages(),
        ShareSnapshots("ShareSnapshots", "Add", "Remove"),
        ShareSnapshots("UnshareSnapshots", "Remove", "Add"),
        Mark("Mark", "ec2:CreateTags"),
        Mark("Unmark", "ec2:DeleteTags"),
        // To retire them needs no permission: the grants name this role.
        Grants.Statement("FindGrants", ["kms:ListRetirableGrants"], [Retirer]),
    ];

    /// <summary>Sharing the image and its copies for good, and taking them back.</summary>
    public IEnumerable<PolicyStatement> ForGood()
    {
        var everywhere = grants.Everywhere;
        var holders = grants.Configuration.Guardrails.ShareWith;
        return holders.Count == 0 ? [] :
        [
            everywhere.ActOnAccounts("ec2:DescribeImageAttribute", "image"),
            everywhere.ActOnAccounts("ec2:DescribeSnapshotAttribute", "snapshot"),
            .. new LastingSharing
            {
                Holders = holders,
                Images = everywhere.ArnsOfExisting("image"),
                Snapshots = everywhere.ArnsOfExisting("snapshot"),
                Keys = keys.Everywhere,
                Retirer = names.RoleArn(FunctionNames.ShareImages),
            }.All(),
        ];
    }

    private string Retirer => names.RoleArn(FunctionNames.CleanUp);

    // EC2 lets no policy say with whom an image is shared (Service Authorization Reference); of snapshots it does.
    private PolicyStatement ShareImages() => Grants.Statement("ShareImages", ["ec2:ModifyImageAttribute"], grants.ArnsOfExisting("image"), Own(
        ("StringEqualsIgnoreCaseIfExists", "ec2:Attribute", "LaunchPermission")));

    private PolicyStatement ShareSnapshots(string sid, string given, string absent) => Grants.Statement(sid, ["ec2:ModifySnapshotAttribute"], grants.ArnsOfExisting("snapshot"), Own(
        ("ForAllValues:StringEquals", $"ec2:{given}/userId", _accounts),
        ("Null", $"ec2:{given}/userId", "false"),
        ("Null", $"ec2:{given}/group", "true"),
        ("Null", $"ec2:{absent}/userId", "true"),
        ("Null", $"ec2:{absent}/group", "true")));

    private PolicyStatement Mark(string sid, string action) => Grants.Statement(sid, [action], [.. grants.ArnsOfExisting("image"), .. grants.ArnsOfExisting("snapshot")], Own(
        ("ForAllValues:StringLike", "aws:TagKeys", SharingTags.Prefix + "*"),
        ("Null", "aws:TagKeys", "false")));

    // What a pipeline has made: also another one, which has answered the same request before.
    private static Dictionary<string, object> Own(params (string Operator, string Key, object Value)[] more) => Grants.Conditions(
        [("StringEquals", $"aws:ResourceTag/{PipelineTags.State}", new[] { PipelineTags.Building, PipelineTags.Committed }), .. more]);
}
