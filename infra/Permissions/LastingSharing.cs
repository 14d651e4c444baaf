using Amazon.CDK.AWS.IAM;
using AmiPipeline.Sharing;

namespace AmiPipeline.Infra.Permissions;

/// <summary>Sharing committed images of the pipeline's for good with those whom the deployer names, and taking them from anybody. The same statements for its own account and for one that copies are made in.</summary>
internal sealed record LastingSharing
{
    /// <summary>With whom: account ids, and ARNs of organizations and organizational units. Without any there are no statements.</summary>
    public required IReadOnlyList<string> Holders { get; init; }

    /// <summary>The value of <see cref="PipelineTags.Owner"/>, with <c>*</c> as in IAM. Null: any, since another pipeline may have answered the same request before.</summary>
    public string? Owner { get; init; }

    /// <summary>The ARNs of the images.</summary>
    public required string[] Images { get; init; }

    /// <summary>The ARNs of the snapshots.</summary>
    public required string[] Snapshots { get; init; }

    /// <summary>The keys that images may be under.</summary>
    public required string[] Keys { get; init; }

    /// <summary>The role that retires the grants: the one that has these statements.</summary>
    public required string Retirer { get; init; }

    /// <summary>The statements.</summary>
    public IEnumerable<PolicyStatement> All() => Holders.Count == 0 ? [] :
    [
        // EC2 lets no policy say with whom an image is shared (Service Authorization Reference); of snapshots it does.
        Grants.Statement("ShareImagesForGood", ["ec2:ModifyImageAttribute"], Images, Committed(("StringEqualsIgnoreCaseIfExists", "ec2:Attribute", "LaunchPermission"))),
        .. Accounts.Length == 0 ? [] : OfAccounts(),
        ChangeSnapshots("TakeSnapshots", "Remove", "Add"),
        Mark("MarkShared", "ec2:CreateTags"),
        Mark("UnmarkShared", "ec2:DeleteTags"),
        // To retire them needs no permission: the grants name this role.
        Grants.Statement("FindGrants", ["kms:ListGrants"], Keys),
    ];

    private string[] Accounts => [.. Holders.Where(holder => !Arn.IsClaimedBy(holder))];

    private IEnumerable<PolicyStatement> OfAccounts() =>
    [
        ChangeSnapshots("GiveSnapshots", "Add", "Remove", ("ForAllValues:StringEquals", "ec2:Add/userId", Accounts)),
        Grants.Statement("GrantKeysForGood", ["kms:CreateGrant"], Keys, KeyGrants.ReadingGrants(KeyGrants.Roots(Accounts), Retirer)),
    ];

    private PolicyStatement ChangeSnapshots(string sid, string changed, string absent, params (string Operator, string Key, object Value)[] more) =>
        Grants.Statement(sid, ["ec2:ModifySnapshotAttribute"], Snapshots, Committed(
            [.. more,
            ("Null", $"ec2:{changed}/userId", "false"),
            ("Null", $"ec2:{changed}/group", "true"),
            ("Null", $"ec2:{absent}/userId", "true"),
            ("Null", $"ec2:{absent}/group", "true")]));

    private PolicyStatement Mark(string sid, string action) => Grants.Statement(sid, [action], [.. Images, .. Snapshots], Committed(
        ("ForAllValues:StringLike", "aws:TagKeys", $"{SharingTags.Lasting}*"),
        ("Null", "aws:TagKeys", "false")));

    // What is committed: also by an earlier execution.
    private Dictionary<string, object> Committed(params (string Operator, string Key, object Value)[] more) => Grants.Conditions(
    [
        .. Owner is null ? Array.Empty<(string, string, object)>() : [("StringLike", $"aws:ResourceTag/{PipelineTags.Owner}", Owner)],
        ("StringEquals", $"aws:ResourceTag/{PipelineTags.State}", PipelineTags.Committed),
        .. more,
    ]);
}
