using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using AmiPipeline.Infra.Permissions;
using AmiPipeline.Sharing;

namespace AmiPipeline.Infra.Accounts;

/// <summary>What the role of a target account may do: make marked copies there, commit, share and publish them, remove what was not committed, and have older images make room.</summary>
/// <param name="props">What the deployer says.</param>
/// <param name="account">The target account.</param>
internal sealed class TargetPermissions(OtherAccountProps props, string account)
{
    // DescribeKey, which the EBS guide names besides these, is LookAtKeys' already.
    private const string Encrypting = "kms:GenerateDataKey,kms:GenerateDataKeyWithoutPlaintext,kms:ReEncryptTo,kms:Decrypt";

    private readonly string _owner = $"arn:{Aws.PARTITION}:states:*:{props.PipelineAccount}:stateMachine:{props.Pipeline}";

    /// <summary>The statements.</summary>
    public IEnumerable<PolicyStatement> All() =>
    [
        // These know no resources.
        Grants.Statement("Read", ["ec2:DescribeImages", "ec2:DescribeSnapshots", "ec2:DescribeRegions", "ec2:GetEbsEncryptionByDefault", "ec2:GetEbsDefaultKmsKeyId", "kms:ListAliases"], ["*"]),
        Grants.Statement("ReadAttributes", ["ec2:DescribeImageAttribute"], [Ec2("image")]),
        Grants.Statement("CopyImages", ["ec2:CopyImage"], [Ec2("image"), Ec2("snapshot")], Marked("aws:RequestTag")),
        CopyFrom("CopyFromImages", "ec2:CopyImage", Ec2("image", "ami-*")),
        // CopyImage knows neither owner nor tags of its source's snapshots; they are the image's, whose owner the policy checks.
        Grants.Statement("CopyFromTheirSnapshots", ["ec2:CopyImage"], [Ec2("snapshot", "snap-*")]),
        Grants.Statement("CopySnapshots", ["ec2:CopySnapshot"], [Ec2("snapshot")], Marked("aws:RequestTag")),
        CopyFrom("CopyFromSnapshots", "ec2:CopySnapshot", Ec2("snapshot", "snap-*")),
        Grants.Statement("RegisterImages", ["ec2:RegisterImage"], [Ec2("image")], Marked("aws:RequestTag")),
        Grants.Statement("RegisterImagesOverOwn", ["ec2:RegisterImage"], [Ec2("snapshot")], Marked("aws:ResourceTag")),
        Grants.Statement("TagNew", ["ec2:CreateTags"], [Ec2("image"), Ec2("snapshot")], With(
            Marked("aws:RequestTag"), "StringEquals", ("ec2:CreateAction", new[] { "CopyImage", "CopySnapshot", "RegisterImage" }))),
        Grants.Statement("Commit", ["ec2:CreateTags"], [Ec2("image"), Ec2("snapshot")], Committing()),
        .. Publish(),
        Grants.Statement("RemoveImages", ["ec2:DeregisterImage"], [Ec2("image")], Marked("aws:ResourceTag")),
        Grants.Statement("RemoveSnapshots", ["ec2:DeleteSnapshot"], [Ec2("snapshot")], Marked("aws:ResourceTag")),
        Grants.Statement("LookAtKeys", ["kms:DescribeKey"], [.. Keys(), KeysOf(props.PipelineAccount)]),
        Grants.Statement("EncryptUnderOwnKeys", Encrypting.Split(','), Keys(), ThroughEc2()),
        Grants.Statement("ReadContent", ["kms:ReEncryptFrom", "kms:Decrypt"], [KeysOf(props.PipelineAccount)], ThroughEc2()),
        Grants.Statement("GrantToEc2", ["kms:CreateGrant"], [.. Keys(), KeysOf(props.PipelineAccount)], With(
            ThroughEc2(), "Bool", ("kms:GrantIsForAWSResource", "true"))),
        .. props.ShareWith.Count == 0 ? [] : Share(),
        .. new RetentionStatements
        {
            Families = props.RetentionFamilies,
            Owner = _owner,
            Images = [Ec2("image", "ami-*")],
            Snapshots = [Ec2("snapshot", "snap-*")],
            Reports = [$"arn:{Aws.PARTITION}:ec2:*:{account}:image-usage-report/*"],
        }.All(),
    ];

    private IEnumerable<PolicyStatement> Share() =>
    [
        Grants.Statement("ReadSnapshotAttributes", ["ec2:DescribeSnapshotAttribute"], [Ec2("snapshot")]),
        .. new LastingSharing
        {
            Holders = props.ShareWith,
            Owner = _owner,
            Images = [Ec2("image", "ami-*")],
            Snapshots = [Ec2("snapshot", "snap-*")],
            Keys = Keys(),
            Retirer = $"arn:{Aws.PARTITION}:iam::{account}:role{PipelineRoles.Path}{props.Pipeline.TargetRole}",
        }.All(),
    ];

    private IEnumerable<PolicyStatement> Publish()
    {
        yield return Grants.Statement("SetImages", ["ec2:EnableImageDeprecation", "ec2:EnableImageDeregistrationProtection"], [Ec2("image")], Marked("aws:ResourceTag", PipelineTags.Committed));
        yield return Grants.Statement("SetImds", ["ec2:ModifyImageAttribute"], [Ec2("image")], With(
            Marked("aws:ResourceTag", PipelineTags.Committed), "StringEqualsIgnoreCase", ("ec2:Attribute", "ImdsSupport")));
        if (props.PublishesWatermarks)
        {
            yield return Grants.Statement("AttachWatermarks", ["ec2:AttachImageWatermark"], [Ec2("image")], Marked("aws:ResourceTag", PipelineTags.Committed));
        }

        if (props.PublishParameters.Count > 0)
        {
            yield return Grants.Statement("PublishParameters", ["ssm:GetParameters", "ssm:PutParameter"], [.. props.PublishParameters.Select(name => $"arn:{Aws.PARTITION}:ssm:*:{account}:parameter/{name.TrimStart('/')}")]);
        }

        if (props.PublishLaunchTemplates.Count > 0)
        {
            yield return Grants.Statement("ReadTemplates", ["ec2:DescribeLaunchTemplates", "ec2:DescribeLaunchTemplateVersions"], ["*"]);
            yield return Grants.Statement("PublishTemplates", ["ec2:CreateLaunchTemplateVersion", "ec2:ModifyLaunchTemplate"], [.. props.PublishLaunchTemplates.Select(id => $"arn:{Aws.PARTITION}:ec2:*:{account}:launch-template/{id}")]);
        }
    }

    // EC2 judges a copy on its source too. A copy has a * for its id there, which no id of a source matches (EBS User Guide, "IAM policy examples").
    private PolicyStatement CopyFrom(string sid, string action, string sources) => Grants.Statement(sid, [action], [sources], new Dictionary<string, object>
    {
        ["StringEquals"] = new Dictionary<string, object> { ["ec2:Owner"] = props.PipelineAccount },
    });

    private Dictionary<string, object> Marked(string tag, string state = PipelineTags.Building) => new()
    {
        ["StringLike"] = new Dictionary<string, object> { [$"{tag}/{PipelineTags.Owner}"] = _owner },
        ["StringEquals"] = new Dictionary<string, object> { [$"{tag}/{PipelineTags.State}"] = state },
    };

    private Dictionary<string, object> Committing() => new()
    {
        ["StringLike"] = new Dictionary<string, object> { [$"aws:ResourceTag/{PipelineTags.Owner}"] = _owner },
        ["StringEquals"] = new Dictionary<string, object>
        {
            [$"aws:ResourceTag/{PipelineTags.State}"] = new[] { PipelineTags.Building, PipelineTags.Committed },
            [$"aws:RequestTag/{PipelineTags.State}"] = PipelineTags.Committed,
        },
        ["ForAllValues:StringEquals"] = new Dictionary<string, object> { ["aws:TagKeys"] = new[] { PipelineTags.State } },
    };

    private static Dictionary<string, object> ThroughEc2() => new()
    {
        ["StringLike"] = new Dictionary<string, object> { ["kms:ViaService"] = $"ec2.*.{Aws.URL_SUFFIX}" },
    };

    private static Dictionary<string, object> With(Dictionary<string, object> conditions, string operation, (string Key, object Value) more)
    {
        var values = conditions.TryGetValue(operation, out var there) ? (Dictionary<string, object>)there : [];
        return new Dictionary<string, object>(conditions) { [operation] = new Dictionary<string, object>(values) { [more.Key] = more.Value } };
    }

    private static string Ec2(string type, string id = "*") => $"arn:{Aws.PARTITION}:ec2:*::{type}/{id}";

    private string[] Keys() => props.Keys is { } keys ? [.. keys] : [KeysOf(account)];

    private static string KeysOf(string account) => $"arn:{Aws.PARTITION}:kms:*:{account}:key/*";
}
